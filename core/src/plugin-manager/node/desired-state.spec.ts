import type { Release } from '../release/release.repository.ts';
import type { ReleaseState } from '../release/release-state.ts';
import { wantedReleases, type DesiredState } from './desired-state.ts';

const release = (version: string, state: ReleaseState = 'installed', preparedUntil = 0) =>
  ({ pluginId: 'notes', version, state, preparedUntil }) as Release;
const state = (releases: Release[], stable: string | null, canary: string | null, pins: string[] = []) =>
  ({
    releases,
    channels: new Map([['notes', { stable, canary }]]),
    installations: new Map([['notes', new Map(pins.map((pinnedVersion) => [pinnedVersion, { pinnedVersion }]))]]),
  }) as unknown as DesiredState;
const wanted = (...given: Parameters<typeof state>) => wantedReleases(state(...given), 1_000).map(({ version }) => version);

const three = [release('1.0.0'), release('2.0.0'), release('3.0.0')];

test('a node runs what a channel or a pin names, side by side', () => {
  expect(wanted(three, '1.0.0', null)).toEqual(['1.0.0']);
  expect(wanted(three, '1.0.0', '3.0.0')).toEqual(['1.0.0', '3.0.0']);
  expect(wanted(three, '1.0.0', '3.0.0', ['2.0.0'])).toEqual(['1.0.0', '2.0.0', '3.0.0']);
  expect(wanted(three, null, null)).toEqual([]);
});

test('and what is being prepared, until its time is up', () => {
  expect(wanted([release('1.0.0'), release('2.0.0', 'verified', 1_001)], '1.0.0', null)).toEqual(['1.0.0', '2.0.0']);
  expect(wanted([release('1.0.0'), release('2.0.0', 'verified', 1_000)], '1.0.0', null)).toEqual(['1.0.0']);
});

test('never what was uninstalled, whoever names it; what was retired only to be brought back', () => {
  expect(wanted([release('3.0.0', 'retired', 2_000)], null, null)).toEqual(['3.0.0']);
  expect(wanted([release('1.0.0', 'retired'), release('2.0.0', 'uninstalled', 2_000)], '1.0.0', '2.0.0')).toEqual([]);
});
