import type { PluginSource } from '../plugin-manager/release/plugin-source.ts';
import type { Trust } from '../plugin-manager/release/release.repository.ts';
import { Life } from './life.ts';
import type { Budgets } from './budgets.ts';
import { Skip } from './finding.ts';
import type { Stage } from './stage/stage.ts';
import { builtUi, type BuiltUi } from './ui/built-ui.ts';
import { openBrowser } from './ui/open-browser.ts';
import type { Subject } from './subject/subject.ts';

export interface TrialOptions {
  /** Releases that came before, the oldest first. */
  readonly earlier: readonly Subject[];
  readonly budgets: Budgets;
  /** Whether its interface is tried in a browser. */
  readonly hasBrowser: boolean;
  /** How it is run. */
  readonly trust: Trust;
}

/** One plugin under examination. Checks share what is dear: the platform, and what using the plugin showed. */
export class Trial {
  readonly subject: Subject;
  readonly options: TrialOptions;
  readonly #openStage: () => Promise<Stage>;
  #life: Promise<Life> | undefined;
  #ui: Promise<BuiltUi | Error | undefined> | undefined;

  constructor(subject: Subject, openStage: () => Promise<Stage>, options: TrialOptions) {
    this.subject = subject;
    this.options = options;
    this.#openStage = openStage;
  }

  /** @throws Skip where the manifest is wrong, which a check of its own says */
  get source(): PluginSource {
    if (!this.subject.source) throw new Skip('the manifest is wrong');
    return this.subject.source;
  }

  stage(): Promise<Stage> {
    return this.#openStage();
  }

  /** The plugin, started and enabled in two districts. @throws Skip where it does not start, which a check of its own says */
  life(): Promise<Life> {
    const { source } = this;
    this.#life ??= this.#begin(source);
    return this.#life;
  }

  async #begin(source: PluginSource): Promise<Life> {
    const stage = await this.stage();
    // Before the look at what is there: browsers and compilers bring listeners and global variables of their own.
    if (this.options.hasBrowser && source.manifest.contributes) await Promise.all([openBrowser(), this.ui()]);
    return Life.begin(stage, source, this.options.trust);
  }

  /** Why it cannot be tried at all in this way, on this machine. */
  async obstacle(): Promise<string | undefined> {
    return this.subject.source && this.options.trust === 'confined' ? (await this.life()).cannotConfine : undefined;
  }

  /** As `life`, for the checks of what runs. */
  async running(): Promise<Life> {
    const life = await this.life();
    if (life.problem) throw new Skip('it does not start');
    return life;
  }

  /** Its interface, built; why it cannot be built; undefined where it has none. */
  ui(): Promise<BuiltUi | Error | undefined> {
    this.#ui ??= builtUi(this.subject).catch((error: Error) => error);
    return this.#ui;
  }

  async end(): Promise<void> {
    const ui = await this.#ui;
    if (ui && !(ui instanceof Error)) await ui.remove();
    await (await this.#life?.catch(() => undefined))?.end();
  }
}
