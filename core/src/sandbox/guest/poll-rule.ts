/**
 * Whether the child, having said what it had to say, looks for more by itself for a moment before it sleeps. To be woken
 * costs more than a short call, on both sides of the pipe; so where one call follows upon the other at once, looking
 * pays, as it does for a virtual machine that polls before it halts. A rule without a clock: times are in milliseconds.
 */
export class PollRule {
  /** How long it looks, and how soon the last message came if it is to look at all. */
  static readonly longestMs = 0.3;
  /** Then timers and whatever else the plugin waits for have their turn. */
  static readonly mostInRow = 64;
  static readonly longestPause = 1_024;
  #saidAt = -Infinity;
  #isBrisk = false;
  #inRow = 0;
  /** After looking in vain it leaves off for so many messages, each time twice as many. */
  #pause = 0;
  #left = 0;

  /** It has said something. Gives whether to look now. */
  said(now: number): boolean {
    this.#saidAt = now;
    if (!this.#isBrisk) return false;
    if (this.#left > 0) {
      this.#left -= 1;
      return false;
    }
    if (this.#inRow < PollRule.mostInRow) return true;
    this.#inRow = 0;
    return false;
  }

  /** Something came: while it was looking, or in the way of the event loop. */
  came(now: number, isFound: boolean): void {
    this.#isBrisk = now - this.#saidAt <= PollRule.longestMs;
    this.#inRow = isFound ? this.#inRow + 1 : 0;
    if (isFound) this.#pause = this.#pause >> 1;
  }

  /** It has looked in vain: the other side is busy, or has no processor because this one holds it. */
  missed(): void {
    this.#isBrisk = false;
    this.#inRow = 0;
    this.#pause = Math.min(PollRule.longestPause, Math.max(1, this.#pause * 2));
    this.#left = this.#pause;
  }
}
