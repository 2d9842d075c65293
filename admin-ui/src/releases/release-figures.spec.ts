import type { NodeRelease, PluginReleases, Release } from './release.ts';
import {
  attentionFor,
  deedsFor,
  isPurgeable,
  nodesOf,
  preparationOf,
  shareOfFaults,
  sumUp,
} from './release-figures.ts';
import { aRelease, somePlugin } from './testing/some-plugin.ts';

const node = (nodeId: string, calls: number, faults: number, p95: number): NodeRelease => ({
  nodeId,
  host: 'host',
  state: 'running',
  since: '2026-11-22T00:00:00Z',
  isRouted: true,
  rssMb: 200,
  figures: { totals: { calls, faults }, tenMinutes: { calls, faults, p95 }, breaker: 'closed', faults: [] },
});

describe('figures of a release', () => {
  it('add calls and errors of all nodes up, and take the slowest p95', () => {
    expect(sumUp([node('a', 100, 1, 12), node('b', 300, 3, 40)])).toEqual({ nodes: 2, calls: 400, faults: 4, p95: 40 });
    expect(sumUp([])).toBeUndefined();
  });

  it('tell errors in per cent, also without calls', () => {
    expect(shareOfFaults({ calls: 400, faults: 4 })).toBe(1);
    expect(shareOfFaults({ calls: 3, faults: 1 })).toBe(33.3);
    expect(shareOfFaults({ calls: 0, faults: 0 })).toBe(0);
  });
});

describe('what can be done with a release', () => {
  const offered = (changes: Partial<Release>, isEnabledAnywhere = true) =>
    Object.entries(deedsFor(aRelease('1.0.0', changes), isEnabledAnywhere))
      .filter(([, isOffered]) => isOffered)
      .map(([deed]) => deed);

  it('follows from its state and from who is sent to it', () => {
    expect(offered({ state: 'verified' })).toEqual(['install', 'uninstall']);
    expect(offered({ state: 'retired' })).toEqual(['reinstate', 'uninstall']);
    expect(offered({ channels: ['stable'] })).toEqual([]);
    expect(offered({ channels: ['canary'] })).toEqual(['makeStable']);
    expect(offered({ pinnedBy: ['d1'] })).toEqual(['makeStable', 'makeCanary']);
    expect(offered({})).toEqual(['makeStable', 'makeCanary', 'retire']);
  });

  it('lets the stable release go where no district has the plugin enabled', () => {
    expect(offered({ channels: ['stable'] }, false)).toEqual(['retire']);
    expect(offered({ channels: ['stable'], state: 'retired' }, false)).toEqual(['reinstate', 'uninstall']);
  });

  it('brings back what was uninstalled only where its code is still here', () => {
    expect(offered({ state: 'uninstalled' })).toEqual([]);
    expect(offered({ state: 'uninstalled', origin: 'bundled' })).toEqual(['install']);
  });

  it('is to purge once every release is uninstalled', () => {
    const purgeable = (...states: Release['state'][]) =>
      isPurgeable({ releases: states.map((state) => aRelease('1.0.0', { state })) });
    expect(purgeable('uninstalled', 'purged')).toBeTrue();
    expect(purgeable('uninstalled', 'retired')).toBeFalse();
    expect(purgeable('purged')).toBeFalse();
  });
});

describe('what asks for attention', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  const of = (changes: Partial<PluginReleases>) => attentionFor({ ...somePlugin(), ...changes }, now);

  it('is a release that waits, a node that could not start one, and a release that is watched', () => {
    expect(of({})).toEqual([]);
    expect(of({ releases: [aRelease('2.0.0', { state: 'verified' })] })).toEqual(['waits']);
    expect(of({ releases: [aRelease('2.0.0', { nodes: [{ ...node('a', 0, 0, 0), state: 'failed' }] })] })).toEqual([
      'failing',
    ]);
    const watched = (probationUntil: string) => of({ channels: { ...somePlugin().channels, probationUntil } });
    expect(watched('2026-11-22T10:05:00Z')).toEqual(['probation']);
    expect(watched('2026-11-22T09:55:00Z')).toEqual([]);
  });
});

describe('the progress of a preparation', () => {
  it('names every node, also one that has said nothing yet', () => {
    const plugin = somePlugin({
      releases: [
        aRelease('1.0.0', { nodes: [node('a', 0, 0, 0), node('b', 0, 0, 0)] }),
        aRelease('2.0.0', { nodes: [node('a', 0, 0, 0)] }),
      ],
    });
    expect(nodesOf(plugin).map(({ nodeId }) => nodeId)).toEqual(['a', 'b']);
    const states = preparationOf(nodesOf(plugin), plugin.releases[1]).map(({ state }) => state);
    expect(states).toEqual(['running', 'waiting']);
  });
});
