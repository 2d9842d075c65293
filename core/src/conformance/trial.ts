import type { PluginSource } from '../plugin-manager/release/plugin-source.ts';
import { Life } from './life.ts';
import type { Budgets } from './budgets.ts';
import { Skip } from './finding.ts';
import type { Stage } from './stage/stage.ts';
import { openBrowser } from './ui/open-browser.ts';
import type { Subject } from './subject/subject.ts';

export interface TrialOptions {
  /** Releases that came before, the oldest first. */
  readonly earlier: readonly Subject[];
  readonly budgets: Budgets;
  /** Whether the checks in a browser are made. */
  readonly hasBrowser: boolean;
}

/** One plugin under examination. Checks share what is dear: the platform, and what using the plugin showed. */
export class Trial {
  readonly subject: Subject;
  readonly options: TrialOptions;
  readonly #openStage: () => Promise<Stage>;
  #life: Promise<Life> | undefined;

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
    // Before the look at what is there: a browser brings listeners of its own.
    if (this.options.hasBrowser && source.manifest.contributes) await openBrowser();
    return Life.begin(stage, source);
  }

  /** As `life`, for the checks of what runs. */
  async running(): Promise<Life> {
    const life = await this.life();
    if (life.problem) throw new Skip('it does not start');
    return life;
  }

  async end(): Promise<void> {
    await (await this.#life?.catch(() => undefined))?.end();
  }
}
