/** A teacher's exclusive right to write an answer now. Times in milliseconds since 1970. */
export interface Lease {
  readonly teacherId: string;
  readonly startedAt: number;
  readonly endsAt: number;
}

export interface Claimable {
  readonly wantsAnswers: boolean;
  readonly lease: Lease | null;
}

export type ClaimRefusal = 'ALREADY_CLAIMED' | 'NOT_OPEN' | 'LEASE_ENDED' | 'RENEWALS_USED_UP';

export type ClaimDecision =
  | { readonly granted: true; readonly lease: Lease }
  | { readonly granted: false; readonly refusal: ClaimRefusal; readonly until?: number };

/** A lease may be renewed until it has lasted this many times its length. */
export const longestLeaseFactor = 3;

const minute = 60_000;

/** The lease that is alive now; one that has ended counts as none, also before the timer clears it. */
export function aliveLease(lease: Lease | null, now: number): Lease | null {
  return lease && lease.endsAt > now ? lease : null;
}

/**
 * Decides whether a teacher may work on a question now.
 * A lease keeps two teachers from writing at the same time; it ends by itself so that a closed
 * laptop cannot keep a student waiting. Claiming again while one's lease lives changes nothing.
 */
export function decideClaim(question: Claimable, teacherId: string, now: number, leaseMinutes: number): ClaimDecision {
  if (!question.wantsAnswers) return { granted: false, refusal: 'NOT_OPEN' };
  const held = aliveLease(question.lease, now);
  if (held && held.teacherId !== teacherId) return { granted: false, refusal: 'ALREADY_CLAIMED', until: held.endsAt };
  return { granted: true, lease: held ?? { teacherId, startedAt: now, endsAt: now + leaseMinutes * minute } };
}

/** The moment up to which a lease can be renewed at most. */
export function latestEnd(lease: Lease, leaseMinutes: number): number {
  return Math.max(lease.endsAt, lease.startedAt + longestLeaseFactor * leaseMinutes * minute);
}

/** Decides a renewal: a full length from now, but never past the longest lease. */
export function decideRenewal(
  lease: Lease | null,
  teacherId: string,
  now: number,
  leaseMinutes: number,
): ClaimDecision {
  const held = aliveLease(lease, now);
  if (held?.teacherId !== teacherId) return { granted: false, refusal: 'LEASE_ENDED' };
  const endsAt = Math.min(now + leaseMinutes * minute, latestEnd(held, leaseMinutes));
  if (endsAt <= held.endsAt) return { granted: false, refusal: 'RENEWALS_USED_UP', until: held.endsAt };
  return { granted: true, lease: { ...held, endsAt } };
}
