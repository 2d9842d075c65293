import type { ClaimView } from '../api.ts';
import { aliveLease, latestEnd, type Lease } from './claim-lease.ts';
import { toIso } from './moment.ts';

/** A living claim as its reader sees it; who holds it is nobody else's business. */
export function claimView(lease: Lease | null, readerId: string, now: number, leaseMinutes: number): ClaimView | null {
  const alive = aliveLease(lease, now);
  if (!alive) return null;
  const endsAt = toIso(alive.endsAt);
  if (alive.teacherId !== readerId) return { mine: false, endsAt };
  return { mine: true, endsAt, renewableUntil: toIso(latestEnd(alive, leaseMinutes)) };
}
