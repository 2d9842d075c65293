import type { Work } from '@fudao/plugin-sdk';
import { markEnded, type EndReason } from './session.repository.ts';

export const endedBroadcast = 'identity.session-ended';
/** Deferred with the transaction that ends sessions. */
export const announceAction = 'identity.announceEnded';

/**
 * Ends sign-ins. The nodes that remember their tokens are told by deferred work, which survives a
 * crash right after the commit; `announce` beside it tells them without waiting for its turn.
 */
export async function endSessions(work: Work, ids: readonly string[], reason: EndReason, now: number): Promise<void> {
  if (ids.length === 0) return;
  await markEnded(work.db, ids, reason, now);
  work.defer(announceAction, { sessionIds: [...ids] });
}
