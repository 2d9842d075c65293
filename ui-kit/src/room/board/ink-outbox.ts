/** What sends one increment and resolves when it is kept. */
export type SendInk = (update: Uint8Array) => Promise<unknown>;

export interface InkOutboxParts {
  readonly send: SendInk;
  /** Several increments as one that says the same. */
  merge(updates: readonly Uint8Array[]): Uint8Array;
  /** Whether it can be sent again as it is, or never will be taken. */
  isRetryable(thrown: unknown): boolean;
  /** It will never be taken: the board is full or closed. */
  refused(thrown: unknown): void;
  /** How much is not kept yet. */
  changed(waiting: number): void;
  readonly schedule?: (run: () => void, ms: number) => () => void;
}

/** Some twenty a second: soon enough for an eye, and seldom enough for a line. */
const gatherMs = 50;
/** An increment may have 96 kB. */
const largestBytes = 60_000;
const pausesMs = [500, 1_000, 2_000, 4_000] as const;
/** One is kept by the server within 150 ms: so many are on their way at once. */
const mostAtOnce = 6;

const later = (run: () => void, ms: number) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/**
 * What was drawn here and is not kept by the server yet. It is gathered for a moment, sent, and held until the server
 * has it: after a lost line it is sent again, which changes nothing where it was kept.
 */
export class InkOutbox {
  readonly #parts: InkOutboxParts;
  #gathered: Uint8Array[] = [];
  #onTheWay = 0;
  #held: Uint8Array[] = [];
  #failures = 0;
  #cancel: (() => void) | undefined;
  #isPaused = false;
  #isClosed = false;

  constructor(parts: InkOutboxParts) {
    this.#parts = parts;
  }

  get waiting(): number {
    return this.#gathered.length + this.#held.length + this.#onTheWay;
  }

  add(update: Uint8Array): void {
    if (this.#isClosed) return;
    this.#gathered.push(update);
    this.#plan(gatherMs);
    this.#tell();
  }

  /** The line is open again: what failed is sent at once. */
  resend(): void {
    this.#failures = 0;
    this.#isPaused = false;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#flush();
  }

  /** Sends what is left, and takes nothing more. */
  close(): void {
    this.resend();
    this.#isClosed = true;
  }

  #plan(ms: number): void {
    if (this.#cancel || this.#isPaused) return;
    this.#cancel = (this.#parts.schedule ?? later)(() => {
      this.#cancel = undefined;
      this.#isPaused = false;
      this.#flush();
    }, ms);
  }

  #flush(): void {
    const all = [...this.#held, ...this.#gathered];
    this.#held = [];
    this.#gathered = [];
    while (all.length > 0 && this.#onTheWay < mostAtOnce) {
      let bytes = 0;
      const count = all.findIndex((update) => (bytes += update.byteLength) > largestBytes);
      const batch = all.splice(0, count < 0 ? all.length : Math.max(1, count));
      void this.#deliver(batch.length === 1 ? batch[0]! : this.#parts.merge(batch));
    }
    this.#gathered = all;
  }

  async #deliver(update: Uint8Array): Promise<void> {
    this.#onTheWay++;
    try {
      await this.#parts.send(update);
      this.#onTheWay--;
      this.#failures = 0;
      if (this.#gathered.length > 0) this.#plan(gatherMs);
    } catch (thrown) {
      this.#onTheWay--;
      this.#fail(update, thrown);
    }
    this.#tell();
  }

  #fail(update: Uint8Array, thrown: unknown): void {
    if (!this.#parts.isRetryable(thrown)) return this.#parts.refused(thrown);
    this.#held.push(update);
    const pause = pausesMs[Math.min(this.#failures++, pausesMs.length - 1)]!;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#isPaused = false;
    this.#plan(pause);
    this.#isPaused = true;
  }

  #tell(): void {
    this.#parts.changed(this.waiting);
  }
}
