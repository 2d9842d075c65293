/** What one look at a child found. */
export interface Look {
  /** Since the look before. */
  readonly elapsedMs: number;
  /** Whether it was heard since, or nothing was asked of it, or the core did not listen. */
  readonly isHeard: boolean;
  /** Processor time that it used since. */
  readonly cpuMs: number;
}

/**
 * Decides when a child that says nothing has come to an endless loop. One that uses the processor meanwhile is
 * given little time; one that does not may just not get its turn on a busy machine, and is given more.
 */
export class SilenceRule {
  static readonly everyMs = 250;
  static readonly busyMs = 1_500;
  static readonly idleMs = 6_000;
  /** What answers needs a hundredth of it, also where many others want the processor. */
  static readonly #busyCpuMs = 200;
  #silentMs = 0;
  #cpuMs = 0;

  /** Gives why it is to be ended. */
  looked({ elapsedMs, isHeard, cpuMs }: Look): string | undefined {
    if (isHeard) {
      this.#silentMs = 0;
      this.#cpuMs = 0;
      return undefined;
    }
    // Whoever looks late was busy itself, and could not have heard.
    this.#silentMs += Math.min(elapsedMs, SilenceRule.everyMs * 1.5);
    this.#cpuMs += cpuMs;
    if (this.#silentMs >= SilenceRule.idleMs) return 'it did not answer for 6 s';
    return this.#cpuMs >= SilenceRule.#busyCpuMs && this.#silentMs >= SilenceRule.busyMs ? 'an endless loop held it up' : undefined;
  }
}
