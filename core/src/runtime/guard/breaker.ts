import type { Outcome } from './release-figures.ts';
import { RecentCalls } from './recent-calls.ts';

export const breakerRules = {
  /** Opens at so many calls in ten seconds, of which so large a share were faults ... */
  fewestCalls: 20,
  faultShare: 0.5,
  /** ... or at so many faults without a good answer between. */
  faultsInRow: 10,
  /** Stays open so long; twice as long each time it opens again soon. */
  shortestRestMs: 5_000,
  longestRestMs: 60_000,
  /** Half open, one call in so many is let through, and so many good answers in a row close it. */
  oneTrialIn: 4,
  goodTrials: 3,
  /** Closed for so long, it has forgotten how often it opened. */
  forgivesAfterMs: 60_000,
} as const;

export type BreakerState = 'closed' | 'open' | 'half-open';

/** What `admit` gives a call that is refused. */
export const refusedTicket = 0;

/**
 * Keeps callers from waiting on a release that fails, and gives it time to recover. A rule without clock
 * or timer: `now` is in milliseconds of a clock that never goes back. Only answers and faults of calls
 * that it let through in its present state count; what a client did wrong never does.
 */
export class Breaker {
  readonly #recent = new RecentCalls();
  #state: BreakerState = 'closed';
  /** Counts the states; the ticket of every call admitted in this one. */
  #ticket = 1;
  #faultsInRow = 0;
  #restMs = 0;
  #restsUntil = 0;
  #closedAt = -Infinity;
  #arrivals = 0;
  #goodTrials = 0;

  /** A ticket to end the call with; 0 refuses it. */
  admit(now: number): number {
    const state = this.state(now);
    if (state === 'closed') return this.#ticket;
    if (state === 'open') return refusedTicket;
    return this.#arrivals++ % breakerRules.oneTrialIn === 0 ? this.#ticket : refusedTicket;
  }

  ended(ticket: number, outcome: Outcome, now: number): void {
    if (ticket !== this.#ticket) return;
    if (this.#state === 'closed') this.#judge(outcome, now);
    else if (this.#state === 'half-open') this.#judgeTrial(outcome, now);
  }

  /** Opens at once, whatever was counted: the release held up the whole node. */
  trip(now: number): void {
    const isFresh = this.#state === 'closed' && now - this.#closedAt >= breakerRules.forgivesAfterMs;
    const { shortestRestMs, longestRestMs } = breakerRules;
    this.#restMs = isFresh ? shortestRestMs : Math.min(Math.max(this.#restMs * 2, shortestRestMs), longestRestMs);
    this.#restsUntil = now + this.#restMs;
    this.#enter('open');
  }

  state(now: number): BreakerState {
    if (this.#state === 'open' && now >= this.#restsUntil) this.#enter('half-open');
    return this.#state;
  }

  /** Milliseconds until calls are tried again; 0 unless open. */
  restsFor(now: number): number {
    return this.state(now) === 'open' ? this.#restsUntil - now : 0;
  }

  #judge(outcome: Outcome, now: number): void {
    if (outcome !== 'answered' && outcome !== 'fault') return;
    const isFault = outcome === 'fault';
    this.#recent.count(isFault, now);
    this.#faultsInRow = isFault ? this.#faultsInRow + 1 : 0;
    if (isFault && (this.#faultsInRow >= breakerRules.faultsInRow || this.#failsTooOften(now))) this.trip(now);
  }

  #failsTooOften(now: number): boolean {
    const { calls, faults } = this.#recent.sum(now);
    return calls >= breakerRules.fewestCalls && faults >= calls * breakerRules.faultShare;
  }

  /** A refusal is a good sign here: the handler ran, and said what it meant to say. */
  #judgeTrial(outcome: Outcome, now: number): void {
    if (outcome === 'unavailable') return;
    if (outcome === 'fault') return this.trip(now);
    this.#goodTrials += 1;
    if (this.#goodTrials < breakerRules.goodTrials) return;
    this.#closedAt = now;
    this.#enter('closed');
  }

  #enter(state: BreakerState): void {
    this.#state = state;
    this.#ticket += 1;
    this.#faultsInRow = 0;
    this.#arrivals = 0;
    this.#goodTrials = 0;
    this.#recent.forget();
  }
}
