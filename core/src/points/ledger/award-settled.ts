import type { EventContext } from '@fudao/plugin-sdk';
import { award } from './award.ts';
import type { Ledger } from './ledger.ts';

/** What the rules' room tells of a reservation that took place (policy.settled.v1), as far as the ledger looks at it. */
export interface Settled {
  readonly reservationId: string;
  readonly activity: string;
  readonly teacherId: string | null;
  readonly studentIds: readonly string[];
  readonly seatsTaken?: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

const minuteMs = 60_000;

/** Points are "only for service that a student chose" (the programme's rules): a class that nobody enrolled in is none. */
function isChosen({ activity, studentIds, seatsTaken = 0 }: Settled): boolean {
  return activity === 'session' ? studentIds.length > 0 : seatsTaken > 0;
}

/**
 * Live tutoring earns by what was reserved under the rules and really took place, in whole minutes; no plugin can
 * award it. Told twice it is entered once.
 */
export async function awardSettled(context: EventContext<Settled, never>, ledger: Ledger): Promise<void> {
  const { payload } = context.event;
  const { reservationId: causeId, activity, teacherId, startsAt, endsAt } = payload;
  if (activity !== 'session' && activity !== 'class') return;
  if (teacherId === null || !isChosen(payload)) return;
  const quantity = Math.floor((endsAt - startsAt) / minuteMs);
  const { outcome } = await award(context as never, ledger, { teacherId, kind: activity, causeId, at: startsAt, quantity });
  if (outcome === 'held') context.log.warn({ kind: activity, causeId }, 'service of a closed term is held until the term is reopened');
}
