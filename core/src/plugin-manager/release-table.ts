import type { Manifest } from '@fudao/plugin-sdk';
import type { PluginUi } from './plugin-source.ts';

/** A release that this node serves. */
export interface LoadedRelease {
  readonly manifest: Manifest;
  readonly ui: PluginUi | undefined;
  readonly capabilities: ReadonlySet<string>;
  /** Names of the events it may publish. */
  readonly publishes: ReadonlySet<string>;
}

/** The releases this node serves, and which of them serves a district. */
export class ReleaseTable {
  readonly #releases = new Map<string, Map<string, LoadedRelease>>();
  readonly #stable = new Map<string, string>();

  add(manifest: Manifest, ui: PluginUi | undefined): void {
    const versions = this.#releases.get(manifest.id) ?? new Map<string, LoadedRelease>();
    const { capabilities, events } = manifest;
    versions.set(manifest.version, {
      manifest,
      ui,
      capabilities: new Set(capabilities),
      publishes: new Set(events?.publishes),
    });
    this.#releases.set(manifest.id, versions);
    this.#stable.set(manifest.id, manifest.version);
  }

  has(pluginId: string): boolean {
    return this.#stable.has(pluginId);
  }

  /** Version that serves a plugin; one for all districts until channels come. */
  versionFor(pluginId: string): string | undefined {
    return this.#stable.get(pluginId);
  }

  current(pluginId: string): LoadedRelease | undefined {
    return this.release(pluginId, this.#stable.get(pluginId) ?? '');
  }

  release(pluginId: string, version: string): LoadedRelease | undefined {
    return this.#releases.get(pluginId)?.get(version);
  }

  /**
   * The release whose manifest says what a caller may do. Deferred work of a release that this node no
   * longer runs, or does not run yet, goes by the one it runs: it would wait for ever otherwise.
   */
  actingAs({ id, version }: { id: string; version: string }): LoadedRelease | undefined {
    return this.release(id, version) ?? this.current(id);
  }

  all(): LoadedRelease[] {
    return [...this.#stable.keys()].map((id) => this.current(id)!);
  }
}
