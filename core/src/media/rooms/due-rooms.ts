import type { PluginContext } from '@fudao/plugin-sdk';
import { tellAttendance } from '../attendance/tell-attendance.ts';
import { endLocked } from './end-room.ts';
import { dueWork } from './room-state.ts';
import { findDue, lockRoom } from './rooms.repository.ts';

const batch = 100;

/** Does what is due with one room, as it stands under its lock: another node may have done it meanwhile. */
function doDue(context: PluginContext<never>, id: string): Promise<void> {
  return context.transaction(async (work) => {
    const now = context.now().getTime();
    const room = await lockRoom(work.db, id);
    const due = room && dueWork(room, now);
    if (due === 'end') await endLocked(work, room!, 'time', now);
    if (due === 'tell-attendance') await tellAttendance(work, room!);
  });
}

/** Ends what is over, and tells who was there; the moments stand in the database, so any node may do it. */
export async function workOffDueRooms(context: PluginContext<never>): Promise<void> {
  for (;;) {
    const ids = await findDue(context.db, context.now().getTime(), batch);
    for (const id of ids) await doDue(context, id);
    if (ids.length < batch) return;
  }
}
