/** Allows so much a second, and a second's worth at once. A rule without a clock: `now` is in milliseconds. */
export class FlowMeter {
  readonly #perSecond: number;
  #left: number;
  #at: number;

  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond;
    this.#at = now;
  }

  /** Takes what has come; gives how many milliseconds to wait before more is taken. */
  take(amount: number, now: number): number {
    this.#left = Math.min(this.#perSecond, this.#left + ((now - this.#at) / 1_000) * this.#perSecond) - amount;
    this.#at = now;
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.#perSecond) * 1_000);
  }

  /** Takes it only where that is allowed now. */
  allows(amount: number, now: number): boolean {
    const isAllowed = this.take(0, now) === 0 && this.#left >= amount;
    if (isAllowed) this.#left -= amount;
    return isAllowed;
  }
}
