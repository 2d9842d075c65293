import type { PluginContext } from '@fudao/plugin-sdk';
import { aliveLease } from './claim-lease.ts';
import { findEndedLeases, lockQuestion, saveQuestion } from './question.repository.ts';
import { tellReleased } from './tell-question.ts';

const atOnce = 200;

/**
 * Clears leases that have ended and tells everybody. Nothing depends on it being in time: whoever
 * reads a question treats an ended lease as none.
 */
export async function returnEndedLeases(ctx: PluginContext<never>): Promise<void> {
  const ended = await findEndedLeases(ctx.db, ctx.now().getTime(), atOnce);
  for (const id of ended) await returnLease(ctx, id);
}

function returnLease(ctx: PluginContext<never>, id: string): Promise<void> {
  return ctx.transaction(async (work) => {
    const now = ctx.now().getTime();
    const question = await lockQuestion(work.db, id);
    if (!question?.lease || aliveLease(question.lease, now)) return;
    const free = { ...question, lease: null };
    await saveQuestion(work.db, free, now);
    tellReleased(work, free, question.lease.teacherId, 'ended');
  });
}
