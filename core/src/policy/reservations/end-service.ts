import type { PluginContext, Work } from '@fudao/plugin-sdk';
import { findHeldOf, findHeldSeats, lockReservation, markEnding, saveUnused, type Reservation } from './reservations.repository.ts';

/** Why tutoring ends: what other rooms decided about a person, or about the day. */
export type EndReason = 'admission' | 'suspension' | 'calendar';

export const endEvents = { released: 'policy.released.v1', endNow: 'policy.end-now.v1' } as const;

/** What lies ahead does not take place; what runs is told to end: whoever owns it lets the people say good-bye and settles it. */
export async function endOne(work: Work, { id, ownerId, ownKey, activity, startsAt }: Reservation, personId: string | undefined, reason: EndReason, now: number): Promise<void> {
  const told = { reservationId: id, ownerId, ownKey, activity, reason };
  const hasBegun = startsAt <= now;
  if (!hasBegun) await saveUnused(work.db, [id, ...(await findHeldSeats(work.db, id))], 'released', now);
  work.emit(hasBegun ? endEvents.endNow : endEvents.released, told);
  work.record({ kind: hasBegun ? 'policy.ended' : 'policy.released', subjectId: id, ...(personId !== undefined && { personId }), payload: told });
}

/** Whose service ends, why, and with which plugin; with all where none is named. */
interface Ending {
  readonly personId: string;
  readonly reason: EndReason;
  readonly ownerId?: string | null;
}

/**
 * Ends the service of somebody who may no longer give or get it. Told twice, there is nothing left to release, and what
 * runs is told again.
 * @returns how many reservations it was about
 */
export function endService(context: PluginContext<never>, { personId, reason, ownerId = null }: Ending): Promise<number> {
  return context.transaction(async (work) => {
    const now = context.now().getTime();
    await markEnding(work.db, personId, now);
    const ids = await findHeldOf(work.db, personId, now);
    for (const id of ids) {
      const reservation = await lockReservation(work.db, id);
      if (reservation?.state === 'held' && (ownerId ?? reservation.ownerId) === reservation.ownerId) await endOne(work, reservation, personId, reason, now);
    }
    return ids.length;
  });
}

/** Events may come late and in any order, so what counts is how the teacher stands now. */
export async function followAdmission(context: PluginContext<never>, teacherId: string): Promise<void> {
  const { state } = await context.call<{ state: string }>('admission.standing', { teacherId });
  if (state !== 'admitted') await endService(context, { personId: teacherId, reason: 'admission' });
}

/** From the platform, or from one plugin. */
export interface Suspended {
  readonly personId: string;
  readonly pluginId: string | null;
}

/** Of a person who is suspended still; the word may come after it was taken back. */
export async function followSuspension(context: PluginContext<never>, { personId, pluginId }: Suspended): Promise<void> {
  const { items } = await context.call<{ items: Suspended[] | null }>('safety.suspensionState', { revision: null });
  const isSuspended = items?.some((one) => one.personId === personId && one.pluginId === pluginId);
  if (isSuspended) await endService(context, { personId, reason: 'suspension', ownerId: pluginId });
}
