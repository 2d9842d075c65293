import type { EventContext, SqlScope, Work } from '@fudao/plugin-sdk';
import { endLocked, leaveLocked } from './end-room.ts';
import type { EndReason } from './room-state.ts';
import { findByReservation, findRunningOf, findWaiting, lockRoom, type MediaRoom } from './rooms.repository.ts';

type Context<Payload> = EventContext<Payload, never>;

/** All that an event means in one transaction: a second delivery then changes nothing. */
function eachLocked(
  context: Context<unknown>,
  find: (db: SqlScope) => Promise<string[]>,
  doIt: (work: Work, room: MediaRoom, now: number) => Promise<unknown>,
): Promise<void> {
  return context.transaction(async (work) => {
    for (const id of (await find(work.db)).sort()) {
      const room = await lockRoom(work.db, id);
      if (room) await doIt(work, room, context.now().getTime());
    }
  });
}

const endFor = (reason: EndReason) => (work: Work, room: MediaRoom, now: number) => endLocked(work, room, reason, now);

/** Of a person who is suspended still; the word may come after it was taken back. */
export async function followSuspension(context: Context<{ personId: string; pluginId: string | null }>): Promise<void> {
  const { personId, pluginId } = context.event.payload;
  type State = { items: { personId: string; pluginId: string | null }[] | null };
  const { items } = await context.call<State>('safety.suspensionState', { revision: null });
  if (!items?.some((one) => one.personId === personId && one.pluginId === pluginId)) return;
  await eachLocked(
    context,
    (db) => findRunningOf(db, personId),
    async (work, room, now) => (pluginId ?? room.ownerId) === room.ownerId && leaveLocked(work, room, personId, now),
  );
}

/** What was reserved for it is to end now. */
export function followEndNow(context: Context<{ reservationId: string }>): Promise<void> {
  return eachLocked(context, (db) => findByReservation(db, context.event.payload.reservationId), endFor('suspended'));
}

/** A call that runs goes on to its end; what nobody has come into yet does not begin. */
export async function followInstallation(context: Context<{ pluginId: string; districtId: string; enabled: boolean }>): Promise<void> {
  const { event } = context;
  if (event.payload.enabled) return;
  await eachLocked(
    context,
    (db) => findWaiting(db, event.payload.pluginId, event.payload.districtId),
    // Not what was opened after the plugin came back.
    async (work, room, now) => room.state === 'open' && room.createdAt <= event.occurredAt.getTime() && endLocked(work, room, 'disabled', now),
  );
}
