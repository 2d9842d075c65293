import fc from 'fast-check';
import {
  accountLimit,
  addressLimit,
  countFailure,
  noFailures,
  waitBeforeAttempt,
  type FailureCount,
} from './sign-in-limit.ts';

const day = 86_400_000;

/** A guesser who tries whenever it is allowed, and waits as told otherwise. */
function guessFor(durationMs: number, pauseMs: number, policy = accountLimit): number {
  let count: FailureCount = noFailures;
  let tries = 0;
  for (let now = 1; now < durationMs; now += pauseMs) {
    now += waitBeforeAttempt(count, now);
    if (now >= durationMs) break;
    count = countFailure(count, now, policy);
    tries += 1;
  }
  return tries;
}

describe('the sign-in limit', () => {
  test('five failures of an account are free, the fifth one makes it wait', () => {
    let count = noFailures;
    for (let i = 1; i <= 4; i++) {
      count = countFailure(count, i, accountLimit);
      expect(waitBeforeAttempt(count, i)).toBe(0);
    }
    expect(waitBeforeAttempt(countFailure(count, 5, accountLimit), 5)).toBe(30_000);
  });

  test('a failure that is free of delay blocks nobody, whose clock is behind neither', () => {
    expect(waitBeforeAttempt(countFailure(noFailures, day, accountLimit), day - 5_000)).toBe(0);
    expect(waitBeforeAttempt(countFailure(noFailures, day, addressLimit), day - 5_000)).toBe(0);
  });

  test('the delay never shrinks while failures go on, and is never longer than told', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: accountLimit.forgetMs - 1 }), { minLength: 1, maxLength: 60 }), (pauses) => {
        let now = day;
        let count = noFailures;
        let before = 0;
        for (const pause of pauses) {
          now += pause;
          count = countFailure(count, now, accountLimit);
          const wait = waitBeforeAttempt(count, now);
          expect(wait).toBeGreaterThanOrEqual(before);
          expect(wait).toBeLessThanOrEqual(accountLimit.longestDelayMs);
          before = wait;
        }
      }),
    );
  });

  test('a guesser gets about a hundred tries a day, at whatever pace', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600_000 }), (pauseMs) => {
        expect(guessFor(day, pauseMs)).toBeLessThanOrEqual(110);
      }),
    );
  });

  test('is forgotten after a day without failure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (failures) => {
        const old = { failures, failedAt: day, blockedUntil: day };
        expect(countFailure(old, 2 * day, accountLimit).failures).toBe(1);
      }),
    );
  });

  test('a school where somebody mistypes every few seconds all day long is not stopped', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 6_000, max: 60_000 }), { minLength: 1_000, maxLength: 1_500 }), (pauses) => {
        let now = day;
        let count = noFailures;
        for (const pause of pauses) {
          now += pause;
          count = countFailure(count, now, addressLimit);
          expect(waitBeforeAttempt(count, now)).toBe(0);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('whoever guesses at many accounts from one address gets about ten tries a minute in the long run', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6_000 }), (pauseMs) => {
        const tries = guessFor(day, pauseMs, addressLimit);
        expect(tries).toBeLessThanOrEqual(addressLimit.free + (day / 60_000) * 11);
        expect(tries).toBeGreaterThan(addressLimit.free);
      }),
      { numRuns: 20 },
    );
  });

  test('a school of 400 mistyping children behind one address is not stopped', () => {
    let count = noFailures;
    for (let i = 0; i < 400; i++) count = countFailure(count, 1_000 + i, addressLimit);
    expect(waitBeforeAttempt(count, 1_400)).toBe(0);
  });
});
