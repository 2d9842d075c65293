import type { PluginReleases, Release } from '../release.ts';

/** An installed release for specs. */
export function aRelease(version: string, changes: Partial<Release> = {}): Release {
  return {
    version,
    state: 'installed',
    origin: 'package',
    trust: 'trusted',
    stateChangedAt: '2026-11-22T00:00:00Z',
    channels: [],
    pinnedBy: [],
    ungranted: [],
    nodes: [],
    ...changes,
  };
}

/** A plugin with one stable release, for specs. */
export function somePlugin(changes: Partial<PluginReleases> = {}): PluginReleases {
  return {
    id: 'notes',
    name: { 'zh-CN': '笔记', en: 'Notes' },
    icon: 'edit',
    vendor: 'acme',
    channels: {
      stable: '1.0.0',
      canary: null,
      previousStable: null,
      probationUntil: null,
      revision: 1,
      reason: null,
      changedAt: '2026-11-22T00:00:00Z',
    },
    enabledIn: ['d1'],
    releases: [aRelease('1.0.0', { channels: ['stable'] })],
    ...changes,
  };
}
