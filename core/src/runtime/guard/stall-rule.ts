/** A time in which the main thread did not beat. */
export interface Silence {
  readonly milliseconds: number;
  /** Whose code was found whenever one looked; undefined where that differed, or was the platform's. */
  readonly suspect: string | undefined;
}

/**
 * Decides from heartbeats when the main thread is to be looked at, and when what it is found in has held it
 * up for too long. From half of the time on it is looked at again and again: a plugin that merely came after
 * a long stall of the platform's own is not blamed for it.
 */
export class StallRule {
  /** How often the main thread beats, and the watch looks. */
  static readonly beatMs = 250;
  /** So many looks in a row must find the same release. */
  static readonly #fewestLooks = 3;
  readonly #longestMs: number;
  #beats = 0;
  #silentMs = 0;
  #looks = 0;
  #suspect: string | undefined;

  constructor(longestMs: number) {
    this.#longestMs = longestMs;
  }

  /**
   * What was heard in the last interval. A watch that itself came late counts no more than one and a half of
   * its intervals: then the machine is busy or slept, and the main thread had no time to beat either.
   * @returns the silence that has just ended, if it was too long
   */
  heard(beats: number, elapsedMs: number): Silence | undefined {
    if (beats === this.#beats) {
      this.#silentMs += Math.min(elapsedMs, StallRule.beatMs * 1.5);
      return undefined;
    }
    this.#beats = beats;
    const silence = this.isTooLong ? this.silence : undefined;
    this.begin();
    return silence;
  }

  get shouldLook(): boolean {
    return this.#silentMs >= this.#longestMs / 2;
  }

  /** Whose code the main thread was found in when it answered; undefined for the platform's. */
  found(release: string | undefined): void {
    this.#looks += 1;
    if (this.#looks === 1) this.#suspect = release;
    else if (this.#suspect !== release) this.#suspect = undefined;
  }

  get isTooLong(): boolean {
    return this.#silentMs >= this.#longestMs;
  }

  /** The release to be ended now. */
  get convicted(): string | undefined {
    return this.isTooLong && this.#looks >= StallRule.#fewestLooks ? this.#suspect : undefined;
  }

  get silence(): Silence {
    return { milliseconds: this.#silentMs, suspect: this.#suspect };
  }

  /** From now on, as if it had just beaten. */
  begin(): void {
    this.#silentMs = 0;
    this.#looks = 0;
    this.#suspect = undefined;
  }
}
