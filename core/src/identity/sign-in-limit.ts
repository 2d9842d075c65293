/** What is remembered of failed sign-ins of one account, or from one address. */
export interface FailureCount {
  readonly failures: number;
  /** When the last failure was, in milliseconds. */
  readonly failedAt: number;
  /** Until when nothing is tried. */
  readonly blockedUntil: number;
}

export interface LimitPolicy {
  /** How many failures are free of delay. */
  readonly free: number;
  /** The delay after the first failure past them; it doubles with each further one. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** After so long without a failure all is forgotten. */
  readonly forgetMs: number;
}

const minute = 60_000;

/** A person mistypes; a guesser needs thousands of tries and gets about a hundred a day. */
export const accountLimit: LimitPolicy = {
  free: 5,
  firstDelayMs: minute / 2,
  longestDelayMs: 15 * minute,
  forgetMs: 24 * 60 * minute,
};

/** A whole school shares one address at eight in the evening, so this is wide. */
export const addressLimit: LimitPolicy = {
  free: 500,
  firstDelayMs: minute,
  longestDelayMs: 15 * minute,
  forgetMs: 15 * minute,
};

export const noFailures: FailureCount = { failures: 0, failedAt: 0, blockedUntil: 0 };

/** Milliseconds until a sign-in may be tried; 0 when it may be now. */
export function waitBeforeAttempt(count: FailureCount, now: number): number {
  return Math.max(0, count.blockedUntil - now);
}

export function countFailure(count: FailureCount, now: number, policy: LimitPolicy): FailureCount {
  const isStale = now - count.failedAt >= policy.forgetMs;
  const failures = (isStale ? 0 : count.failures) + 1;
  const past = failures - policy.free;
  // The exponent is bounded, as 2 to the power of a long attack is no number any more.
  const delay = past < 0 ? 0 : Math.min(policy.firstDelayMs * 2 ** Math.min(past, 30), policy.longestDelayMs);
  return { failures, failedAt: now, blockedUntil: now + delay };
}
