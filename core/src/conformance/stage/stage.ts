import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dispose } from '@fudao/plugin-sdk';
import { enterBundled } from '../../plugin-manager/release/bundled-releases.ts';
import type { PluginSource } from '../../plugin-manager/release/plugin-source.ts';
import { importDefinition, ReleaseHost } from '../../plugin-manager/release/release-host.ts';
import type { Release } from '../../plugin-manager/release/release.repository.ts';
import { startPlatform, type TestPlatform } from '../../testing/start-platform.ts';
import { within } from '../within.ts';
import { CapturedLog } from './captured-log.ts';
import { forgetPlugin } from './forget-plugin.ts';
import { Installed } from './installed.ts';
import { findPeople, type People } from './people.ts';

export interface StageOptions {
  /** Whether nothing else runs in this process: then endless loops of a plugin are ended rather than waited for. */
  readonly ownsProcess?: boolean;
}

const longestSettleMs = 5_000;
const longestEndMs = 5_000;
const refuse = () => Promise.reject(new Error('the conformance kit runs plugins in its own process'));

/** A platform of the kit's own, with a made-up city in a temporary folder, on which plugins are tried one by one. */
export class Stage {
  readonly platform: TestPlatform;
  readonly people: People;
  readonly log: CapturedLog;
  /** Something that cannot be taken away again runs on it. */
  isSpoilt = false;
  /** What went wrong when releases were ended. */
  readonly endProblems: string[] = [];
  readonly #releases: ReleaseHost;
  #loads = 0;

  private constructor(platform: TestPlatform, people: People, log: CapturedLog) {
    this.platform = platform;
    this.people = people;
    this.log = log;
    const { host, consumers } = platform.node.runtime;
    const cacheRoot = join(platform.dataFolder, 'cache');
    this.#releases = new ReleaseHost(host, consumers, { cacheRoot, runsTimers: true, loaders: { trusted: importDefinition, confined: refuse } });
  }

  static async start({ ownsProcess = false }: StageOptions = {}): Promise<Stage> {
    const log = new CapturedLog();
    const platform = await startPlatform({ log, ownsProcess, logLevel: 'silent', pluginsFolder: join('/', 'no', 'plugins') });
    await mkdir(join(platform.dataFolder, 'cache'), { recursive: true });
    return new Stage(platform, await findPeople(platform), log);
  }

  /** Where a plugin may keep a cache. */
  cacheFolder(pluginId: string): string {
    return join(this.platform.dataFolder, 'cache', pluginId);
  }

  /** Starts a release in the place of whatever runs of it, as a swap does. @throws why it does not start */
  async load(source: PluginSource): Promise<void> {
    const { runner } = this.platform.node.plugins;
    const tag = `${source.manifest.version}+dev.${++this.#loads}`;
    await runner.replace(releaseOf(source), async () => {
      const release = await this.#releases.run({ source, origin: 'bundled', trust: 'trusted', tag });
      return { ...release, stop: () => this.#end(release.stop) };
    });
  }

  /** Ends a release; one that does not come to its end is not waited for, and taken down with the stage. */
  async #end(stop: Dispose): Promise<void> {
    try {
      await within(longestEndMs, `it did not end within ${longestEndMs / 1_000} s; what setup returns must come to an end`, Promise.resolve(stop()));
    } catch (error) {
      this.isSpoilt = true;
      this.endProblems.push((error as Error).message);
      throw error;
    }
  }

  /** Installs a plugin for the whole city; no district has it enabled yet. @throws why it does not start */
  async install(source: PluginSource): Promise<Installed> {
    const { node } = this.platform;
    await this.load(source);
    await enterBundled(node.runtime.platform, [source]);
    await node.plugins.settle();
    return new Installed(this, source);
  }

  /** Takes a plugin away with all that it keeps, as an uninstallation with purge does. */
  async remove(pluginId: string): Promise<void> {
    const { node } = this.platform;
    await this.settle();
    await forgetPlugin(node.runtime.platform, pluginId, 'desired state');
    await node.plugins.settle();
    await node.plugins.settle();
    await forgetPlugin(node.runtime.platform, pluginId, 'data');
  }

  /** Waits for what follows from calls, for a while: work that is refused again and again never ends. */
  async settle(): Promise<void> {
    const { platform, relay } = this.platform.node.runtime;
    const due = 'SELECT COUNT(*) AS n FROM runtime_outbox WHERE done_at IS NULL AND attempts < 2';
    const deadline = Date.now() + longestSettleMs;
    while (Date.now() < deadline) {
      relay.nudge();
      if (Number((await platform.database.selectOne<{ n: number }>(due))?.n) === 0) return;
      await wait(10);
    }
  }

  readonly stop: Dispose = () => this.platform.stop();
}

function releaseOf({ manifest }: PluginSource): Release {
  const { id: pluginId, version } = manifest;
  const kind = { origin: 'bundled', trust: 'trusted', state: 'installed', contentHash: null, keyId: null } as const;
  return { pluginId, version, manifest, ...kind, preparedUntil: 0, stateChangedAt: Date.now(), revision: 1 };
}
