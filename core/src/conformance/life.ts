import type { DistrictUsage } from './exercise/exercise.ts';
import { useAsDistrict } from './exercise/exercise.ts';
import { Surroundings } from './stage/surroundings.ts';
import type { Installed } from './stage/installed.ts';
import type { Stage } from './stage/stage.ts';
import { readKept, type Kept } from './stage/storage.ts';
import type { PluginSource } from '../plugin-manager/release/plugin-source.ts';
import type { Trust } from '../plugin-manager/release/release.repository.ts';
import { CannotConfine } from '../sandbox/bubblewrap/cannot-confine.ts';

/** What two districts did with a plugin, the other one knowing nothing of the first. */
export interface Usages {
  readonly here: DistrictUsage;
  /** What was kept when the first district was done. */
  readonly kept: readonly Kept[];
  readonly there: DistrictUsage;
}

/** A plugin on the stage, from its installation to its removal. */
export class Life {
  readonly stage: Stage;
  /** What was there before it came. */
  readonly before: Surroundings;
  readonly source: PluginSource;
  /** Why it did not start. */
  readonly problem: string | undefined;
  /** Why nothing can be run confined on this machine, where it was to be. */
  readonly cannotConfine: string | undefined;
  /** From the order to start until it was healthy and enabled. */
  readonly startSeconds: number;
  readonly #installed: Installed | undefined;
  #usages: Promise<Usages> | undefined;
  #isOver = false;

  private constructor(stage: Stage, source: PluginSource, before: Surroundings, begun: Installed | Error, startSeconds: number) {
    this.stage = stage;
    this.source = source;
    this.before = before;
    this.startSeconds = startSeconds;
    this.cannotConfine = begun instanceof CannotConfine ? begun.message : undefined;
    this.problem = begun instanceof Error ? begun.message : undefined;
    this.#installed = begun instanceof Error ? undefined : begun;
  }

  static async begin(stage: Stage, source: PluginSource, trust: Trust): Promise<Life> {
    const before = await Surroundings.look(stage, source);
    const started = performance.now();
    const begun = await start(stage, source, trust).catch((error: Error) => error);
    return new Life(stage, source, before, begun, (performance.now() - started) / 1_000);
  }

  get installed(): Installed {
    if (!this.#installed) throw new Error('it does not run');
    return this.#installed;
  }

  get pluginId(): string {
    return this.source.manifest.id;
  }

  kept(): Promise<Kept[]> {
    return readKept(this.stage.platform.node.runtime.platform.database, this.pluginId);
  }

  /** Uses it as two districts; once, however often it is asked for. */
  used(): Promise<Usages> {
    this.#usages ??= this.#use();
    return this.#usages;
  }

  async #use(): Promise<Usages> {
    const { people } = this.stage;
    const here = await useAsDistrict(this.stage, this.installed, people.here);
    const kept = await this.kept();
    const there = await useAsDistrict(this.stage, this.installed, people.there);
    return { here, kept, there };
  }

  /** Takes it away with all that it keeps. */
  async end(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    await this.stage.remove(this.pluginId);
  }
}

async function start(stage: Stage, source: PluginSource, trust: Trust): Promise<Installed> {
  const installed = await stage.install(source, trust);
  await installed.setEnabled('here', true);
  await installed.setEnabled('there', true);
  return installed;
}
