import type { PluginContext } from '@fudao/plugin-sdk';
import { isOpenAt } from '../rooms/room-state.ts';
import { lockRoom } from '../rooms/rooms.repository.ts';
import { findLastHere, insertEvent, moveLeaving } from './attendance.repository.ts';
import { keep } from './take-in.ts';

/** Apps ask each 15 seconds; one that is late by two of these was away. */
const longestPauseMs = 45_000;

/**
 * Without a media server nobody tells who is there, so it is the asking for a way in that counts, by our own clock: from
 * the first until the last of those that follow each other closely. What an app says of the time counts for nothing.
 */
export function noteHere(context: Pick<PluginContext<never>, 'transaction' | 'now'>, roomId: string, personId: string): Promise<void> {
  return context.transaction(async (work) => {
    const room = await lockRoom(work.db, roomId);
    const now = context.now().getTime();
    if (!room || !isOpenAt(room, now)) return;
    const last = await findLastHere(work.db, roomId, personId);
    if (last && now - last.at <= longestPauseMs) return moveLeaving(work.db, roomId, last.stayId, now);
    const stay = { personId, stayId: `here ${personId} ${now}`, at: now };
    await keep(work, room, { kind: 'joined', room: room.name, ...stay }, now);
    await insertEvent(work.db, roomId, { kind: 'left', ...stay, receivedAt: now });
  });
}
