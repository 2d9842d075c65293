import type { ActionContext, Caller } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { endLocked } from './end-room.ts';
import { lockRoom, type MediaRoom } from './rooms.repository.ts';

const reaches = ({ roles, districtId }: Caller, room: MediaRoom) =>
  roles.includes('city-administrator') || (districtId !== null && room.districtId === districtId);

/** Ends a room at once for those who answer for the children in it. */
export function endForSupervision(context: ActionContext<{ id: string; reason: string }>): Promise<MediaRoom> {
  const { params, caller } = context;
  return context.transaction(async (work) => {
    const room = await lockRoom(work.db, params.id);
    // Who may not end it does not hear that it exists.
    if (!room || !reaches(caller, room)) throw errors.ROOM_NOT_FOUND();
    if (room.state === 'ended') return room;
    work.record({ kind: 'media.ended-by-supervision', subjectId: room.id, payload: { reason: params.reason } });
    return endLocked(work, room, 'supervision', context.now().getTime());
  });
}
