import fc from 'fast-check';
import { aliveLease, decideClaim, decideRenewal, latestEnd, longestLeaseFactor, type Lease } from './claim-lease.ts';

const minute = 60_000;
const leaseMinutes = 20;

interface Attempt {
  readonly teacherId: string;
  readonly wish: 'claim' | 'renew' | 'give-back';
  readonly afterSeconds: number;
}

const attempts = fc.array(
  fc.record<Attempt>({
    teacherId: fc.constantFrom('lin', 'zhao', 'wang'),
    wish: fc.constantFrom('claim', 'renew', 'give-back'),
    afterSeconds: fc.nat(40 * 60),
  }),
  { minLength: 1, maxLength: 30 },
);

interface Moment {
  readonly now: number;
  readonly before: Lease | null;
  readonly after: Lease | null;
  readonly attempt: Attempt;
  readonly wasGranted: boolean;
}

/** Plays a history and keeps what each attempt found and left. */
function play(history: readonly Attempt[]): Moment[] {
  let now = 0;
  let lease: Lease | null = null;
  return history.map((attempt) => {
    now += attempt.afterSeconds * 1000;
    const before: Lease | null = lease;
    const decision = decide(before, attempt, now);
    if (decision) lease = decision.lease;
    return { now, before, after: lease, attempt, wasGranted: decision !== null };
  });
}

function decide(lease: Lease | null, { wish, teacherId }: Attempt, now: number): { lease: Lease | null } | null {
  if (wish === 'give-back') return aliveLease(lease, now)?.teacherId === teacherId ? { lease: null } : null;
  const decision =
    wish === 'claim'
      ? decideClaim({ wantsAnswers: true, lease }, teacherId, now, leaseMinutes)
      : decideRenewal(lease, teacherId, now, leaseMinutes);
  return decision.granted ? { lease: decision.lease } : null;
}

describe('a claim', () => {
  test('whoever asks, and whenever, nobody takes a living lease from another', () => {
    fc.assert(
      fc.property(attempts, (history) => {
        for (const { before, after, now, attempt } of play(history)) {
          const held = aliveLease(before, now);
          if (held && held.teacherId !== attempt.teacherId) expect(after).toEqual(held);
        }
      }),
    );
  });

  test("a lease that has ended stands in nobody's way", () => {
    fc.assert(
      fc.property(attempts, (history) => {
        for (const { before, now, attempt, wasGranted } of play(history)) {
          if (attempt.wish === 'claim' && !aliveLease(before, now)) expect(wasGranted).toBe(true);
        }
      }),
    );
  });

  test('however often it is renewed, a lease lasts at most three lengths and never gets shorter', () => {
    fc.assert(
      fc.property(attempts, (history) => {
        for (const { before, after, now, attempt, wasGranted } of play(history)) {
          if (after)
            expect(after.endsAt - after.startedAt).toBeLessThanOrEqual(longestLeaseFactor * leaseMinutes * minute);
          if (wasGranted && attempt.wish === 'renew') {
            expect(after?.endsAt).toBeGreaterThan(before?.endsAt ?? Infinity);
            expect(after?.endsAt).toBeGreaterThan(now);
          }
        }
      }),
    );
  });

  test('claiming again while the lease lives does not lengthen it', () => {
    const lease = { teacherId: 'lin', startedAt: 0, endsAt: 20 * minute };
    expect(decideClaim({ wantsAnswers: true, lease }, 'lin', 10 * minute, leaseMinutes)).toEqual({
      granted: true,
      lease,
    });
  });

  test('the second of two is told until when to wait', () => {
    const lease = { teacherId: 'lin', startedAt: 0, endsAt: 20 * minute };
    const decision = decideClaim({ wantsAnswers: true, lease }, 'zhao', minute, leaseMinutes);
    expect(decision).toEqual({ granted: false, refusal: 'ALREADY_CLAIMED', until: 20 * minute });
  });

  test('a question that wants no answer is not claimed, not even by the one who held it', () => {
    const lease = { teacherId: 'lin', startedAt: 0, endsAt: 20 * minute };
    expect(decideClaim({ wantsAnswers: false, lease }, 'lin', 0, leaseMinutes)).toMatchObject({ refusal: 'NOT_OPEN' });
  });

  test('renewals are refused when used up, and by whoever does not hold the lease', () => {
    const lease = { teacherId: 'lin', startedAt: 0, endsAt: 60 * minute };
    expect(decideRenewal(lease, 'lin', 59 * minute, leaseMinutes)).toMatchObject({ refusal: 'RENEWALS_USED_UP' });
    expect(decideRenewal(lease, 'zhao', minute, leaseMinutes)).toMatchObject({ refusal: 'LEASE_ENDED' });
    expect(decideRenewal(lease, 'lin', 60 * minute, leaseMinutes)).toMatchObject({ refusal: 'LEASE_ENDED' });
  });

  test('a district that shortens its leases takes nothing from a living one', () => {
    const lease = { teacherId: 'lin', startedAt: 0, endsAt: 60 * minute };
    expect(latestEnd(lease, 5)).toBe(lease.endsAt);
  });
});
