/**
 * How long to wait before a child that ended is started again: at once the first time, then twice as long each time,
 * until it has lived for a while.
 */
export class RestartRule {
  static readonly shortestMs = 250;
  static readonly longestMs = 30_000;
  static readonly forgivesAfterMs = 60_000;
  #endsInRow = 0;

  /** @param livedMs how long it had been ready; 0 where it never was */
  delayAfter(livedMs: number): number {
    if (livedMs >= RestartRule.forgivesAfterMs) this.#endsInRow = 0;
    const doublings = this.#endsInRow++ - 1;
    return doublings < 0 ? 0 : Math.min(RestartRule.shortestMs * 2 ** doublings, RestartRule.longestMs);
  }
}
