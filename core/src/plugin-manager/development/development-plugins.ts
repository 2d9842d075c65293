import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Dispose } from '@fudao/plugin-sdk';
import type { NodeRuntime } from '../../runtime/node-runtime.ts';
import { nextDevelopmentTag } from './development-tag.ts';
import { enableAt } from './enable-at.ts';
import { enterSource } from '../release/bundled-releases.ts';
import { readPluginSource, type PluginSource } from '../release/plugin-source.ts';
import type { ReleaseHost } from '../release/release-host.ts';
import { readRelease, updateManifest, type Release } from '../release/release.repository.ts';
import type { PluginManager } from '../plugin-manager.ts';
import { changedParts, type ChangedParts } from './change-kind.ts';
import { faultText } from './fault-text.ts';
import { UiBuilder } from './ui-builder.ts';
import { FolderWatch } from './watch-folders.ts';

export interface DevelopmentParts {
  readonly runtime: NodeRuntime;
  readonly plugins: PluginManager;
  readonly host: ReleaseHost;
  /** What the platform was started with; what appears later is added. */
  readonly sources: PluginSource[];
  /** The folder of plugins' folders. */
  readonly root: string;
  /** District of the demo city in which a new plugin is enabled at once. */
  readonly district: string | null;
}

const nothing: ChangedParts = { server: false, ui: false };
const together = (a: ChangedParts, b: ChangedParts): ChangedParts => ({
  server: a.server || b.server,
  ui: a.ui || b.ui,
});

/**
 * Plugins while somebody writes them: what is saved is at work within seconds, in the server and in open browsers.
 * What is saved broken is told, and what ran before goes on.
 */
export class DevelopmentPlugins {
  readonly #parts: DevelopmentParts;
  readonly #builder = new UiBuilder();
  /** Saved while the change before was being applied, by folder. */
  readonly #waiting = new Map<string, ChangedParts>();
  readonly #busy = new Map<string, Promise<void>>();
  /** What a broken save left undone: the save that mends it may be of another part. */
  readonly #unfinished = new Map<string, ChangedParts>();

  constructor(parts: DevelopmentParts) {
    this.#parts = parts;
  }

  async start(): Promise<Dispose> {
    const watch = new FolderWatch(this.#parts.root, (folder, paths) => this.#note(folder, changedParts(paths)));
    const stopWatching = await watch.start();
    this.#warmUp();
    return async () => {
      await stopWatching();
      await Promise.all(this.#busy.values());
      await this.#builder.stop();
    };
  }

  /** The first build takes ten seconds, the next ones one: what is being developed is built before it is edited. */
  #warmUp(): void {
    const { plugins, sources } = this.#parts;
    const isDeveloped = ({ manifest }: PluginSource) =>
      plugins.view.release(manifest.id, manifest.version)?.origin === 'development';
    for (const { folder } of sources.filter(isDeveloped))
      if (hasUi(folder)) void this.#builder.build(folder).catch(() => undefined);
  }

  #note(name: string, parts: ChangedParts): void {
    if (!parts.server && !parts.ui) return;
    this.#waiting.set(name, together(this.#waiting.get(name) ?? nothing, parts));
    if (!this.#busy.has(name)) this.#busy.set(name, this.#work(name));
  }

  async #work(name: string): Promise<void> {
    for (let parts = this.#waiting.get(name); parts; parts = this.#waiting.get(name)) {
      this.#waiting.delete(name);
      await this.#apply(name, parts);
    }
    this.#busy.delete(name);
  }

  async #apply(name: string, saved: ChangedParts): Promise<void> {
    const { log } = this.#parts.runtime.host;
    const folder = join(this.#parts.root, name);
    if (!existsSync(join(folder, 'plugin.json'))) return;
    const parts = together(saved, this.#unfinished.get(name) ?? nothing);
    const started = performance.now();
    try {
      const before = this.#runningIn(folder);
      if (before === undefined) await this.#begin(folder);
      else await this.#reload(before, folder, parts);
      this.#unfinished.delete(name);
      this.#tell(name, null);
      log.info({ plugin: name, ...parts, milliseconds: Math.round(performance.now() - started) }, 'plugin reloaded');
    } catch (error) {
      this.#unfinished.set(name, parts);
      const problem = faultText(error, folder);
      process.stderr.write(`\nfudao: plugin ${name}: ${problem}\nfudao: what ran before goes on.\n`);
      this.#tell(name, problem);
    }
  }

  #runningIn(folder: string): PluginSource | undefined {
    return this.#parts.sources.find((source) => source.folder === folder);
  }

  /** A folder that was not there: a release of its own, at work at once. */
  async #begin(folder: string): Promise<void> {
    const { runtime, plugins, sources } = this.#parts;
    const source = watched(await readPluginSource(folder));
    const { id } = source.manifest;
    demandId(source);
    await this.#try(source);
    sources.push(source);
    await enterSource(runtime.platform, sources, source, 'development');
    await plugins.settle();
    if (this.#parts.district !== null) await enableAt(this.#parts.district, id, runtime, plugins);
    // Its pages take the compiler ten seconds; the server need not wait for them.
    if (hasUi(folder)) await this.#reload(source, folder, { server: false, ui: true });
  }

  async #reload(before: PluginSource, folder: string, parts: ChangedParts): Promise<void> {
    if (parts.ui && hasUi(folder)) await this.#builder.build(folder);
    const source = watched(await readPluginSource(folder));
    demandId(source);
    if (source.manifest.version !== before.manifest.version) return this.#succeed(before, source);
    if (parts.server || !this.#parts.plugins.view.release(source.manifest.id, source.manifest.version))
      await this.#replace(source);
    else this.#parts.plugins.runner.update(source.manifest.id, source.manifest.version, { ui: source.ui });
    this.#parts.sources.splice(this.#parts.sources.indexOf(before), 1, source);
  }

  /** A new version in the same folder: a release beside the old one, to which everybody is sent. */
  async #succeed(before: PluginSource, source: PluginSource): Promise<void> {
    const { runtime, plugins, sources } = this.#parts;
    await this.#try(source);
    sources.splice(sources.indexOf(before), 1, source);
    await enterSource(runtime.platform, sources, source, 'development');
    await plugins.settle();
  }

  /** Before anything is written: what cannot start is not entered. */
  async #try(source: PluginSource): Promise<void> {
    const tag = nextDevelopmentTag(source.manifest.version);
    const trial = await this.#parts.host.run({ source, origin: 'development', trust: 'trusted', tag });
    await trial.stop();
  }

  async #replace(source: PluginSource): Promise<void> {
    const { runtime, plugins, host } = this.#parts;
    const { manifest } = source;
    const known = await readRelease(runtime.platform.database, manifest.id, manifest.version);
    if (!known || known.origin === 'package')
      throw new Error(`${manifest.id} ${manifest.version} is here as a package; raise the version.`);
    await plugins.runner.replace(known, ({ origin, trust }: Release) =>
      host.run({ source, origin, trust, tag: nextDevelopmentTag(manifest.version) }),
    );
    if (JSON.stringify(known.manifest) !== JSON.stringify(manifest))
      await updateManifest(runtime.platform.database, known, manifest);
    await plugins.settle();
  }

  /** Everybody who has an app open on this machine sees what its developer should know. */
  #tell(pluginId: string, problem: string | null): void {
    const payload = { pluginId, problem };
    const { broker } = this.#parts.runtime.host;
    broker.broadcastLocal('realtime.push-each', { event: 'plugins.development', payloadFor: () => payload });
  }
}

const hasUi = (folder: string): boolean => existsSync(join(folder, 'ui'));

/** Its pages take a new version at once. */
function watched(source: PluginSource): PluginSource {
  return source.ui ? { ...source, ui: { ...source.ui, isWatched: true } } : source;
}

function demandId({ folder, manifest }: PluginSource): void {
  if (!folder.endsWith(`/${manifest.id}`))
    throw new Error(`plugin.json names "${manifest.id}", so its folder must have this name.`);
}
