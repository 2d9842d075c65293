/** So many a second, counted from the first of them on; the clock is the machine's own. */
export class SecondLimit {
  readonly #most: number;
  readonly #clock: () => number;
  #beganAt = -Infinity;
  #taken = 0;

  constructor(most: number, clock: () => number = () => performance.now()) {
    this.#most = most;
    this.#clock = clock;
  }

  /** How many may be taken now. */
  get left(): number {
    return this.#isOver ? this.#most : this.#most - this.#taken;
  }

  /** Milliseconds until more may be taken; 0 where some may be now. */
  get waitMs(): number {
    return this.left > 0 ? 0 : Math.max(1, this.#beganAt + 1_000 - this.#clock());
  }

  take(count: number): void {
    if (count === 0) return;
    if (this.#isOver) {
      this.#beganAt = this.#clock();
      this.#taken = 0;
    }
    this.#taken += count;
  }

  get #isOver(): boolean {
    return this.#clock() - this.#beganAt >= 1_000;
  }
}
