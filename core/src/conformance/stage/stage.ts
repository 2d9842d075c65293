import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dispose } from '@fudao/plugin-sdk';
import { enterBundled } from '../../plugin-manager/release/bundled-releases.ts';
import type { PluginSource } from '../../plugin-manager/release/plugin-source.ts';
import { importDefinition, ReleaseHost } from '../../plugin-manager/release/release-host.ts';
import type { Release, Trust } from '../../plugin-manager/release/release.repository.ts';
import { confinedLoader } from '../../sandbox/index.ts';
import { startPlatform, type TestPlatform } from '../../testing/start-platform.ts';
import { within } from '../within.ts';
import { CapturedLog } from './captured-log.ts';
import { forgetPlugin } from './forget-plugin.ts';
import { Installed } from './installed.ts';
import { findPeople, type People } from './people.ts';
import { uninstall } from './uninstall.ts';

export interface StageOptions {
  /** Whether nothing else runs in this process: then endless loops of a plugin are ended rather than waited for. */
  readonly ownsProcess?: boolean;
}

const longestSettleMs = 5_000;
const longestEndMs = 5_000;

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
    // Timers turn when a check has them turn: in between, what they write would count as the effect of something else.
    this.#releases = new ReleaseHost(host, consumers, { cacheRoot, runsTimers: false, loaders: { trusted: importDefinition, confined: confinedLoader(host) } });
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
  async load(source: PluginSource, trust: Trust): Promise<void> {
    const { runner } = this.platform.node.plugins;
    const tag = `${source.manifest.version}+dev.${++this.#loads}`;
    await runner.replace(releaseOf(source, trust), async () => {
      const release = await this.#releases.run({ source, origin: 'bundled', trust, tag });
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
  async install(source: PluginSource, trust: Trust): Promise<Installed> {
    const { node } = this.platform;
    await this.load(source, trust);
    await enterBundled(node.runtime.platform, [source], trust);
    await node.plugins.settle();
    return new Installed(this, source, trust);
  }

  /** Takes a plugin away with all that it keeps, by the operator's own steps; then another one may have its name. @throws why it does not go */
  async remove(pluginId: string): Promise<void> {
    try {
      await this.settle();
      await uninstall(this, pluginId);
      await forgetPlugin(this.platform.node.runtime.platform, pluginId);
      await this.platform.node.plugins.settle();
    } catch (error) {
      this.isSpoilt = true;
      throw error;
    }
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

function releaseOf({ manifest }: PluginSource, trust: Trust): Release {
  const { id: pluginId, version } = manifest;
  const kind = { origin: 'bundled', trust, state: 'installed', contentHash: null, keyId: null } as const;
  return { pluginId, version, manifest, ...kind, preparedUntil: 0, stateChangedAt: Date.now(), revision: 1 };
}
