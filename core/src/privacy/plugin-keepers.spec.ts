import type { DesiredState } from '../plugin-manager/node/desired-state.ts';
import type { ReleaseState } from '../plugin-manager/release/release-state.ts';
import { askingOrder } from './plugin-keepers.ts';

function aState(releases: Record<string, ReleaseState>, stable: string | null, pinned: string | null = null): DesiredState {
  return {
    releases: Object.entries(releases).map(([version, state]) => ({ pluginId: 'notes', version, state })),
    channels: new Map([['notes', { pluginId: 'notes', stable, canary: null }]]),
    installations: new Map([['notes', new Map([['d1', { districtId: 'd1', pinnedVersion: pinned }]])]]),
    grants: new Map(),
  } as unknown as DesiredState;
}

const order = (state: DesiredState) => {
  const { serving, others } = askingOrder(state, 'notes');
  return [serving.map(({ version }) => version), others.map(({ version }) => version)];
};

test('every release that somebody is sent to is asked; the rest only where there is none, the latest first', () => {
  const releases = { '1.0.0': 'installed', '2.0.0': 'installed', '3.0.0': 'retired', '4.0.0': 'verified', '5.0.0': 'uninstalled' } as const;
  expect(order(aState(releases, '2.0.0', '1.0.0'))).toEqual([['2.0.0', '1.0.0'], ['3.0.0', '4.0.0']]);
  expect(order(aState(releases, '2.0.0'))).toEqual([['2.0.0'], ['1.0.0', '3.0.0', '4.0.0']]);
  expect(order(aState({ '1.0.0': 'retired', '2.0.0': 'purged' }, null))).toEqual([[], ['1.0.0']]);
  expect(order(aState({ '1.0.0': 'uninstalled' }, null))).toEqual([[], []]);
});
