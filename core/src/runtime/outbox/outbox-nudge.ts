import type { Dispose } from '@fudao/plugin-sdk';

/** At most twenty messages a second, however many transactions end. */
const quietMs = 50;

export interface NudgeOptions {
  /** This node's relay; says whether it runs. */
  nudgeRelay(): boolean;
  /** Tells the nodes that run one, best effort: their polling finds what a lost message did not say. */
  tellOthers(): void;
}

/**
 * Has rows of the outbox carried out at once instead of at the next poll: by this node's relay, or,
 * where none runs here, by whichever worker hears of it. Many at once become one message now and one
 * at the end of the quiet time, so that the last row is never left out.
 */
export class OutboxNudge {
  readonly #options: NudgeOptions;
  #timer: NodeJS.Timeout | undefined;
  #isWaiting = false;

  constructor(options: NudgeOptions) {
    this.#options = options;
  }

  nudge(): void {
    if (this.#options.nudgeRelay()) return;
    if (this.#timer) this.#isWaiting = true;
    else this.#tell();
  }

  stop: Dispose = () => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isWaiting = false;
  };

  #tell(): void {
    this.#options.tellOthers();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#isWaiting) return;
      this.#isWaiting = false;
      this.#tell();
    }, quietMs);
    this.#timer.unref();
  }
}
