import type { Dispose } from '@fudao/plugin-sdk';
import type { PluginGate, PluginRef } from '../runtime/host/authorise.ts';
import type { HostServices } from '../runtime/host/host-services.ts';
import { deltaOf } from './contributions.ts';
import { InstallationTable, type InstallationChange } from './installation-table.ts';
import type { PluginSource } from './plugin-source.ts';
import type { ReleaseHost, RunningRelease } from './release-host.ts';
import { ReleaseTable } from './release-table.ts';
import { effectiveSettings } from './settings-check.ts';

/** Missed broadcasts are caught up with after this. */
const catchUpMs = 2_000;

/**
 * A node's plugins: which releases it runs, and which districts enabled them. The desired state is in
 * the database; this follows it, so that a node that was down catches up.
 */
export class PluginManager implements PluginGate {
  readonly releases = new ReleaseTable();
  readonly installations = new InstallationTable();
  readonly #running = new Map<string, RunningRelease>();
  readonly #settings = new WeakMap<object, Record<string, unknown>>();
  #host!: HostServices;
  #isLoaded = false;
  #refreshing: Promise<void> = Promise.resolve();
  #onReleasesChanged: () => void = () => undefined;

  // --- what the host asks on every call ---

  isEnabled(pluginId: string, districtId: string | null): boolean {
    // City level callers belong to no district; their permissions still limit them.
    if (districtId === null) return this.installations.isEnabledAnywhere(pluginId);
    return this.installations.isEnabled(pluginId, districtId);
  }

  isPlugin(id: string): boolean {
    return this.releases.has(id);
  }

  nameOf(pluginId: string): string {
    return this.releases.current(pluginId)?.manifest.name['zh-CN'] ?? pluginId;
  }

  hasCapability(plugin: PluginRef, capability: string): boolean {
    return this.releases.actingAs(plugin)?.capabilities.has(capability) ?? false;
  }

  mayPublish(plugin: PluginRef, event: string): boolean {
    return this.releases.actingAs(plugin)?.publishes.has(event) ?? false;
  }

  settingsOf(pluginId: string, districtId: string | null): Record<string, unknown> {
    const release = this.releases.current(pluginId);
    if (!release) return {};
    const installation = districtId === null ? undefined : this.installations.get(pluginId, districtId);
    const key = installation?.settings ?? release;
    const known = this.#settings.get(key);
    if (known) return known;
    const settings = Object.freeze(effectiveSettings(release.manifest, installation?.settings ?? {}));
    this.#settings.set(key, settings);
    return settings;
  }

  // --- releases ---

  async loadReleases(host: HostServices, releaseHost: ReleaseHost, sources: readonly PluginSource[]): Promise<void> {
    this.#host = host;
    for (const source of sources) {
      const { manifest, ui } = source;
      this.releases.add(manifest, ui);
      host.permissions.add(manifest.permissions);
      this.#running.set(`${manifest.id}@${manifest.version}`, await releaseHost.run(source));
    }
    this.#isLoaded = true;
    this.#onReleasesChanged();
  }

  /** Whether every release of this node runs. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  onReleasesChanged(listener: () => void): void {
    this.#onReleasesChanged = listener;
  }

  definitionOf(pluginId: string): RunningRelease['definition'] | undefined {
    const version = this.releases.versionFor(pluginId);
    return this.#running.get(`${pluginId}@${version}`)?.definition;
  }

  // --- installations ---

  startFollowing(): Dispose {
    const timer = setInterval(() => void this.refresh(), catchUpMs);
    timer.unref();
    return async () => {
      clearInterval(timer);
      await this.#refreshing;
      await Promise.all([...this.#running.values()].map((release) => release.stop()));
    };
  }

  /** Follows the database; open apps of the districts concerned hear of it. One at a time, in order. */
  refresh(): Promise<void> {
    this.#refreshing = this.#refreshing.then(async () => {
      try {
        const changes = await this.installations.refresh(this.#host.database);
        changes.forEach((change) => this.#tellApps(change));
      } catch (error) {
        this.#host.log.warn({ err: error }, 'installations cannot be read; trying again');
      }
    });
    return this.#refreshing;
  }

  /** Each node tells the apps connected to it, once its own gate has changed. */
  #tellApps({ before, after }: InstallationChange): void {
    const release = this.releases.current(after.pluginId);
    if (!release || (before?.isEnabled ?? false) === after.isEnabled) return;
    for (const app of ['student', 'admin'] as const) {
      const delta = deltaOf(release, app, after.isEnabled);
      if (!delta) continue;
      const message = { audience: { districts: [after.districtId] }, event: 'plugins.changed', payload: { ...delta } };
      this.#host.broker.broadcastLocal('realtime.push', message);
    }
  }
}

