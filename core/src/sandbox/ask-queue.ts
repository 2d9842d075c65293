import { talkLimits } from './limits.ts';

const atOnce = 64;

/** Asks of one child: some at once, the others in their order behind. */
export class AskQueue {
  readonly #waiting: (() => Promise<void>)[] = [];
  #running = 0;

  /** Gives whether there was room for it. */
  add(run: () => Promise<void>): boolean {
    if (this.#running < atOnce) void this.#run(run);
    else if (this.#waiting.length < talkLimits.asks) this.#waiting.push(run);
    else return false;
    return true;
  }

  async #run(run: () => Promise<void>): Promise<void> {
    this.#running += 1;
    await run();
    this.#running -= 1;
    const next = this.#waiting.shift();
    if (next) void this.#run(next);
  }
}
