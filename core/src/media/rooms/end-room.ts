import type { PluginContext, Work } from '@fudao/plugin-sdk';
import { afterEnd, type EndReason } from './room-state.ts';
import { findMembers, lockRoom, saveRemoved, saveStanding, type MediaRoom } from './rooms.repository.ts';

/** What both `ended` events say of a room. */
export function toldOf({ id, ownerId, ownKey, districtId, startsAt, endsAt, endedAt }: MediaRoom) {
  return { roomId: id, ownerId, ownKey, districtId, startsAt, endsAt, endedAt: endedAt ?? endsAt };
}

/** Ends a locked room: written down first, then the media server is told until it has heard. */
export async function endLocked(work: Work, room: MediaRoom, reason: EndReason, now: number): Promise<MediaRoom> {
  const ended = afterEnd(room, reason, now);
  if (ended === room) return room;
  await saveStanding(work.db, ended);
  const told = { ...toldOf(ended), reason };
  work.emit('media.room-ended.v1', told);
  work.record({ kind: 'media.ended', subjectId: room.id, payload: told });
  work.defer('media.closeAtProvider', { id: room.id });
  const accounts = (await findMembers(work.db, room.id)).map(({ personId }) => personId);
  work.push({ accounts }, 'media.ended', { roomId: room.id, reason });
  return ended;
}

/** Ends a room wherever it stands; of two ends the first holds. */
export function endRoom(context: PluginContext<never>, id: string, reason: EndReason): Promise<MediaRoom | undefined> {
  return context.transaction(async (work) => {
    const room = await lockRoom(work.db, id);
    return room && endLocked(work, room, reason, context.now().getTime());
  });
}

/** Lets somebody who is suspended go: a class goes on without one of its students; a session of two, or a class without who holds it, does not. */
export async function leaveLocked(work: Work, room: MediaRoom, personId: string, now: number): Promise<void> {
  if (room.state === 'ended') return;
  const staying = (await findMembers(work.db, room.id)).filter((one) => one.removedAt === null && one.personId !== personId);
  await saveRemoved(work.db, room.id, personId, now);
  const goesOn = staying.length > 1 && staying.some(({ role }) => role === 'moderator');
  if (!goesOn) return void (await endLocked(work, room, 'suspended', now));
  work.record({ kind: 'media.removed', subjectId: room.id, personId, payload: { reason: 'suspended' } });
  work.defer('media.removeAtProvider', { id: room.id, personId });
  work.push({ accounts: [personId] }, 'media.removed', { roomId: room.id });
}
