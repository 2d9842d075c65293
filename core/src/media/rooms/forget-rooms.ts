import type { PluginContext } from '@fudao/plugin-sdk';
import type { MediaPolicy } from '../media-policy.ts';
import { deleteRooms, findEndedBefore } from './rooms.repository.ts';

const dayMs = 86_400_000;
const batch = 500;

/** Forgets rooms, and who could come into them, when they were over longer ago than they are kept. */
export async function forgetRooms({ transaction, db, now }: Pick<PluginContext<never>, 'transaction' | 'db' | 'now'>, { roomDays }: MediaPolicy): Promise<void> {
  const before = now().getTime() - roomDays * dayMs;
  for (;;) {
    const ids = await findEndedBefore(db, before, batch);
    if (ids.length > 0) await transaction((work) => deleteRooms(work.db, ids));
    if (ids.length < batch) return;
  }
}
