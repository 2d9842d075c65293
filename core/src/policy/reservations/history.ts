import type { SqlScope } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import type { PolicyParts } from '../policy-parts.ts';
import type { History } from './circumstances.ts';
import { findHistory } from './history.repository.ts';
import type { Party } from './reservations.repository.ts';

const dayMs = 86_400_000;
/** A clock that is set right goes back by less. */
const patienceMs = 60_000;

/**
 * What counts of the people from the week's beginning on, and of the evening before it: a rule looks no further back.
 * @throws where this node's clock is behind what was reserved by then: nothing it decides would be right
 */
export async function readHistory(
  db: SqlScope,
  parts: PolicyParts,
  { parties, at, now, freeSeats = null }: { parties: readonly Party[]; at: number; now: number; freeSeats?: number | null },
): Promise<History> {
  const personIds = parties.map(({ personId }) => personId);
  const since = parts.cities.weekOf(at).from - dayMs;
  const studentIds = parties.filter(({ role }) => role === 'student').map(({ personId }) => personId);
  const { uses, screen } = await findHistory(db, { personIds, studentIds, since, now });
  if (uses.some(({ createdAt }) => createdAt > now + patienceMs)) throw errors.CLOCK_WENT_BACK();
  return { uses, screen, freeSeats };
}
