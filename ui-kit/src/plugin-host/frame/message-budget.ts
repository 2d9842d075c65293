/** What a page may say in a second, and at once after a silence. */
const perSecond = 60;
const burst = 120;
/** So many too many, and the page is not one that made a slip. */
const mostRefused = 1_000;

export type Verdict = 'taken' | 'refused' | 'ended';

/** Bounds how often a framed page speaks, so that a page in a loop cannot hold up the app. */
export class MessageBudget {
  #left: number = burst;
  #at: number;
  #refused = 0;

  constructor(now: number) {
    this.#at = now;
  }

  /** @param now in milliseconds */
  spend(now: number): Verdict {
    this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    if (this.#left >= 1) {
      this.#left -= 1;
      return 'taken';
    }
    this.#refused += 1;
    return this.#refused > mostRefused ? 'ended' : 'refused';
  }
}
