/** What is remembered of failed sign-ins of one account, or from one address. */
export interface FailureCount {
  readonly failures: number;
  /** When the last failure was, in milliseconds; where failures are forgotten one by one, up to when they were. */
  readonly failedAt: number;
  /** Until when nothing is tried; 0 where nothing stands in the way. */
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
  /** One failure is forgotten each time so long has passed; without it none is while failures go on. */
  readonly forgetOneMs?: number;
}

const minute = 60_000;

/** A person mistypes; a guesser needs thousands of tries and gets about a hundred a day. */
export const accountLimit: LimitPolicy = {
  free: 5,
  firstDelayMs: minute / 2,
  longestDelayMs: 15 * minute,
  forgetMs: 24 * 60 * minute,
};

/**
 * A whole school shares one address at eight in the evening, so this is wide; and somebody there mistypes
 * every few minutes all day long, so what was long ago must not add up.
 */
export const addressLimit: LimitPolicy = {
  free: 500,
  firstDelayMs: minute,
  longestDelayMs: 15 * minute,
  forgetMs: 15 * minute,
  forgetOneMs: minute / 10,
};

export const noFailures: FailureCount = { failures: 0, failedAt: 0, blockedUntil: 0 };

/** Milliseconds until a sign-in may be tried; 0 when it may be now. */
export function waitBeforeAttempt(count: FailureCount, now: number): number {
  return Math.max(0, count.blockedUntil - now);
}

/** The failures that still count, and up to when others were forgotten. */
function remembered({ failures, failedAt }: FailureCount, now: number, { forgetMs, forgetOneMs }: LimitPolicy) {
  if (now - failedAt >= forgetMs) return { failures: 0, failedAt: now };
  if (forgetOneMs === undefined) return { failures, failedAt: now };
  const forgotten = Math.floor((now - failedAt) / forgetOneMs);
  if (forgotten >= failures) return { failures: 0, failedAt: now };
  return { failures: failures - forgotten, failedAt: failedAt + forgotten * forgetOneMs };
}

export function countFailure(count: FailureCount, now: number, policy: LimitPolicy): FailureCount {
  const before = remembered(count, now, policy);
  const failures = before.failures + 1;
  const past = failures - policy.free;
  // The exponent is bounded, as 2 to the power of a long attack is no number any more.
  const delay = past < 0 ? 0 : Math.min(policy.firstDelayMs * 2 ** Math.min(past, 30), policy.longestDelayMs);
  // Who is free of delay is not blocked until now either: another node's clock may be behind.
  return { failures, failedAt: before.failedAt, blockedUntil: delay === 0 ? 0 : now + delay };
}
