/**
 * Something that this node reads now and then and keeps for a while. Many who ask at once, as at the first minute of an
 * evening, share one reading; one that began before it was told to forget serves nobody who asks afterwards.
 */
export class KeptReading<T> {
  private readonly keptMs: number;
  private kept: { readonly at: number; readonly reading: Promise<T> } | undefined;
  private last: T | undefined;

  constructor(keptMs: number) {
    this.keptMs = keptMs;
  }

  /** @param readAnew gets what was read before */
  read(now: number, readAnew: (before: T | undefined) => Promise<T>): Promise<T> {
    if (this.kept && Math.abs(now - this.kept.at) < this.keptMs) return this.kept.reading;
    return this.readAnew(now, readAnew);
  }

  readAnew(now: number, readAnew: (before: T | undefined) => Promise<T>): Promise<T> {
    const reading = readAnew(this.last);
    const kept = { at: now, reading };
    this.kept = kept;
    reading.then(
      (value) => void (this.last = value),
      () => {
        // Nobody else is refused by it.
        if (this.kept === kept) this.forget();
      },
    );
    return reading;
  }

  forget(): void {
    this.kept = undefined;
  }
}
