import type { PluginContext } from '@fudao/plugin-sdk';
import { findExpired, lockReservation, saveUnused } from './reservations.repository.ts';

const batch = 200;

/**
 * Writes down what lapsed. Decisions do not wait for it: what is past its end counts for nothing already; here it gets
 * its state, so that lists and seats tell the same.
 */
export async function expireReservations(context: PluginContext<never>): Promise<void> {
  for (;;) {
    const now = context.now().getTime();
    const ids = await findExpired(context.db, now, batch);
    for (const id of ids) await expire(context, id, now);
    if (ids.length < batch) return;
  }
}

function expire(context: PluginContext<never>, id: string, now: number): Promise<void> {
  return context.transaction(async (work) => {
    const found = await lockReservation(work.db, id);
    // Confirmed or settled meanwhile.
    if (found?.state !== 'held' || found.expiresAt! > now) return;
    await saveUnused(work.db, [id], 'expired', now);
    const { ownerId, ownKey, activity } = found;
    work.emit('policy.expired.v1', { reservationId: id, ownerId, ownKey, activity });
  });
}
