import { followingOf } from '../installation/installation.ts';
import type { DesiredState } from '../node/desired-state.ts';
import { followsStable, routeOf, type Channels, type Route } from './route.ts';

/** Which releases of one plugin serve whom. */
export interface PluginRoutes {
  /** For callers of no district: the city's own people and the platform itself. */
  readonly common: Route;
  readonly byDistrict: ReadonlyMap<string, Route>;
  /** Revision of the channels that these routes were made of. */
  readonly channelRevision: number;
  /** Sum of the revisions of the installations that these routes were made of. */
  readonly installationRevision: number;
}

const none: Channels & { revision: number } = { stable: null, canary: null, revision: 0 };

/** The routes of a plugin as the database wants them. */
export function desiredRoutes(state: Pick<DesiredState, 'channels' | 'installations'>, pluginId: string): PluginRoutes {
  const channels = state.channels.get(pluginId) ?? none;
  const installations = [...(state.installations.get(pluginId)?.values() ?? [])];
  return {
    common: routeOf(channels, followsStable),
    byDistrict: new Map(installations.map((one) => [one.districtId, routeOf(channels, followingOf(one))])),
    channelRevision: channels.revision,
    installationRevision: installations.reduce((sum, { revision }) => sum + revision, 0),
  };
}

/** Every version that the routes send somebody to. */
export function versionsOf({ common, byDistrict }: PluginRoutes): Set<string> {
  const versions = [common, ...byDistrict.values()].flatMap(({ base, canary }) => [base, canary]);
  return new Set(versions.filter((version) => version !== null));
}

/** A release that a node is still starting is not sent anybody yet; one that failed here may run elsewhere. */
export type IsSettled = (pluginId: string, version: string) => boolean;

/**
 * The routes that a node applies: those that the database wants, once all their releases have started;
 * until then the ones it had. So a pointer that moved never leads to a release that is not there yet.
 */
export function appliedRoutes(before: PluginRoutes | undefined, wanted: PluginRoutes, pluginId: string, isSettled: IsSettled): PluginRoutes {
  const isReady = [...versionsOf(wanted)].every((version) => isSettled(pluginId, version));
  return isReady || !before ? wanted : before;
}
