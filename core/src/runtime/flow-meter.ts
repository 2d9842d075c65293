/** What many small additions may lose. */
const rounding = 1e-9;

/**
 * A token bucket: so much a second, and so much at once. A rule without a clock: `now` is in milliseconds of a clock
 * that never goes back.
 */
export class FlowMeter {
  readonly #perSecond: number;
  readonly #atOnce: number;
  #left: number;
  #at: number;

  /** @param atOnce what may be taken at once after a rest: a second's worth unless told */
  constructor(perSecond: number, now: number, atOnce = perSecond) {
    this.#perSecond = perSecond;
    this.#atOnce = atOnce;
    this.#left = atOnce;
    this.#at = now;
  }

  /** Takes what has come; gives how many milliseconds to wait before more is taken. */
  take(amount: number, now: number): number {
    this.#flow(now);
    this.#left -= amount;
    return this.#waitFor(0);
  }

  /** Takes it only where that is allowed now; gives how many milliseconds to wait where not, and 0 where it was taken. */
  tryTake(amount: number, now: number): number {
    this.#flow(now);
    const waitMs = this.#waitFor(amount);
    if (waitMs === 0) this.#left -= amount;
    return waitMs;
  }

  /** Whether nothing was taken for so long that a new one would allow the same. */
  isRested(now: number): boolean {
    this.#flow(now);
    return this.#left + rounding >= this.#atOnce;
  }

  #flow(now: number): void {
    this.#left = Math.min(this.#atOnce, this.#left + ((now - this.#at) / 1_000) * this.#perSecond);
    this.#at = now;
  }

  #waitFor(amount: number): number {
    return this.#left + rounding >= amount ? 0 : Math.ceil(((amount - this.#left) / this.#perSecond) * 1_000);
  }
}
