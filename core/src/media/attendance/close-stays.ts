import type { PluginContext } from '@fudao/plugin-sdk';
import { lockRoom } from '../rooms/rooms.repository.ts';
import { findOpenStays } from './attendance.repository.ts';
import { keep } from './take-in.ts';

/** Everybody's line broke at a moment. Who comes back comes in anew. */
export async function closeStays(context: PluginContext, at: number): Promise<void> {
  for (const { roomId, personId, stayId, joinedAt } of await findOpenStays(context.db)) {
    await context.transaction(async (work) => {
      const room = await lockRoom(work.db, roomId);
      if (room) await keep(work, room, { kind: 'left', room: room.name, personId, stayId, at: Math.max(at, joinedAt), joinedAt }, context.now().getTime());
    });
  }
}
