import type { Manifest } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { followingOf } from '../installation/installation.ts';
import type { Release } from '../release/release.repository.ts';
import { pick, routeOf } from '../routing/route.ts';
import type { DesiredState } from './desired-state.ts';

/** The plugins of the platform as a district sees them: each in the release that serves most of its schools. */
export class Catalogue {
  readonly #state: DesiredState;

  constructor(state: DesiredState) {
    this.#state = state;
  }

  get pluginIds(): string[] {
    return [...this.#state.channels.values()].filter(({ stable }) => stable !== null).map(({ pluginId }) => pluginId);
  }

  /** @throws PLUGIN_NOT_FOUND */
  manifestFor(pluginId: string, districtId: string): Manifest {
    const channels = this.#state.channels.get(pluginId);
    if (!channels?.stable) throw errors.NOT_FOUND({ plugin: pluginId });
    const following = followingOf(this.#state.installations.get(pluginId)?.get(districtId));
    const version = pick(pluginId, routeOf(channels, following), null);
    return this.release(pluginId, version ?? channels.stable).manifest;
  }

  /** @throws PLUGIN_RELEASE_NOT_FOUND */
  release(pluginId: string, version: string): Release {
    const release = this.releases(pluginId).find((one) => one.version === version);
    if (!release) throw errors.RELEASE_NOT_FOUND({ plugin: pluginId, version });
    return release;
  }

  releases(pluginId: string): Release[] {
    return this.#state.releases.filter((one) => one.pluginId === pluginId);
  }

  /** What a district may follow or pin. */
  choices(pluginId: string): { stable: string | null; canary: string | null; installed: string[] } {
    const { stable = null, canary = null } = this.#state.channels.get(pluginId) ?? {};
    const installed = this.releases(pluginId).filter(({ state }) => state === 'installed');
    return { stable, canary, installed: installed.map(({ version }) => version) };
  }
}
