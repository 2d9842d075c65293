import { within } from '../within.ts';
import { Stage, type StageOptions } from './stage.ts';

const longestEndMs = 20_000;

/** The stage for one plugin after the other: started when it is first needed, and anew where one spoilt it. */
export class SharedStage {
  readonly #options: StageOptions;
  #stage: Promise<Stage> | undefined;

  constructor(options: StageOptions = {}) {
    this.#options = options;
  }

  get(): Promise<Stage> {
    this.#stage ??= Stage.start(this.#options);
    return this.#stage;
  }

  /** After each plugin. One that cannot be taken away takes the stage with it. */
  async leave(end: () => Promise<void>): Promise<void> {
    const stage = await this.#stage;
    if (!stage) return;
    try {
      if (!stage.isSpoilt) await within(longestEndMs, 'it did not end', end());
    } catch {
      stage.isSpoilt = true;
    }
    stage.log.take();
    if (stage.isSpoilt) await this.stop();
  }

  async stop(): Promise<void> {
    const stage = await this.#stage;
    this.#stage = undefined;
    if (stage) await within(longestEndMs, 'it did not stop', Promise.resolve(stage.stop())).catch(() => undefined);
  }
}
