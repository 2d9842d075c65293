/** There is no room to wait. */
export class QueueFull extends Error {}

/** Runs a few tasks at once and lets a bounded number wait, in order. */
export class WorkQueue {
  readonly #places: number;
  readonly #room: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: { places: number; room: number }) {
    this.#places = options.places;
    this.#room = options.room;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#places) {
      this.#running++;
      return;
    }
    if (this.#waiting.length >= this.#room) throw new QueueFull('the queue is full');
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Hands the place to who waits longest. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running--;
  }
}
