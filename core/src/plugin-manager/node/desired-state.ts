import type { SqlScope } from '@fudao/plugin-sdk';
import type { Installation } from '../installation/installation.ts';
import { readInstallations } from '../installation/installation.repository.ts';
import { readGrants, type Grants } from '../release/grant.repository.ts';
import { readReleases, type Release } from '../release/release.repository.ts';
import { readChannels, type ChannelState } from '../routing/channel.repository.ts';

/** What the database says should be; every node follows it. */
export interface DesiredState {
  readonly releases: readonly Release[];
  readonly channels: ReadonlyMap<string, ChannelState>;
  /** By plugin, then district. */
  readonly installations: ReadonlyMap<string, ReadonlyMap<string, Installation>>;
  readonly grants: Grants;
}

function byPlugin(installations: readonly Installation[]): Map<string, Map<string, Installation>> {
  const plugins = new Map<string, Map<string, Installation>>();
  for (const installation of installations) {
    const districts = plugins.get(installation.pluginId) ?? new Map<string, Installation>();
    plugins.set(installation.pluginId, districts.set(installation.districtId, installation));
  }
  return plugins;
}

export async function readDesiredState(db: SqlScope): Promise<DesiredState> {
  const [releases, channels, installations, grants] = await Promise.all([
    readReleases(db),
    readChannels(db),
    readInstallations(db),
    readGrants(db),
  ]);
  return {
    releases,
    channels: new Map(channels.map((one) => [one.pluginId, one])),
    installations: byPlugin(installations),
    grants,
  };
}

/** Versions of a plugin that somebody may be sent to. */
export function pointedAt(state: Pick<DesiredState, 'channels' | 'installations'>, pluginId: string): Set<string> {
  const { stable = null, canary = null } = state.channels.get(pluginId) ?? {};
  const pins = [...(state.installations.get(pluginId)?.values() ?? [])].map(({ pinnedVersion }) => pinnedVersion);
  return new Set([stable, canary, ...pins].filter((version) => version !== null));
}

/** Where a release on probation would be rolled back to: it goes on running, so that the way back is short. */
function wayBack({ channels }: Pick<DesiredState, 'channels'>, pluginId: string, now: number): string | null {
  const { previousStable = null, probationUntil = 0 } = channels.get(pluginId) ?? {};
  return probationUntil > now ? previousStable : null;
}

/** Releases that a node should run: those that somebody may be sent to, or back to, and those that are being prepared. */
export function wantedReleases(state: DesiredState, now: number): Release[] {
  return state.releases.filter(({ pluginId, version, state: stage, preparedUntil }) => {
    if (preparedUntil > now) return stage !== 'uninstalled' && stage !== 'purged';
    return stage === 'installed' && (pointedAt(state, pluginId).has(version) || wayBack(state, pluginId, now) === version);
  });
}
