import type { PluginContext } from '@fudao/plugin-sdk';
import { dueEnd, isRingOver, mayAsk } from './call-state.ts';
import { findRingsOver, findWaiting, lockCall } from './calls.repository.ts';
import { findOnDuty } from './duties.repository.ts';
import { endLapsedDuties } from './end-duty.ts';
import { serves } from './match.ts';
import { endLocked, findTeacher, stopRinging } from './move-call.ts';

type Context = PluginContext<never>;

const atOnce = 200;
/** A ring that was not answered is over this long after its end: what was on its way came in. */
const slack = 2_000;

function endRing(context: Context, id: string): Promise<void> {
  return context.transaction(async (work) => {
    const now = context.now().getTime();
    const call = await lockCall(work.db, id);
    if (call && isRingOver(call, now)) await stopRinging(work, call, 'missed', now);
  });
}

function endIfDue(context: Context, id: string): Promise<boolean> {
  return context.transaction(async (work) => {
    const call = await lockCall(work.db, id);
    const now = context.now().getTime();
    const reason = call && dueEnd(call, now, call.longestWaitMinutes);
    if (reason) await endLocked(work, call, { reason, now });
    return reason !== undefined;
  });
}

/**
 * What is due: rings that nobody answered, calls that waited too long or whose student is away, duties whose app has
 * gone; then everybody who waits is served, first come first. Each step is whole, so that a node may die in between.
 */
export async function moveOn(context: Context): Promise<void> {
  const now = context.now().getTime();
  for (const id of await findRingsOver(context.db, now - slack, atOnce)) await endRing(context, id);
  await endLapsedDuties(context);
  const waiting = await findWaiting(context.db, atOnce);
  const free = waiting.length === 0 ? [] : await findOnDuty(context.db, now, { onlyFree: true });
  for (const call of waiting) {
    const isDue = dueEnd(call, now, call.longestWaitMinutes) !== undefined && (await endIfDue(context, call.id));
    if (!isDue && free.some((duty) => serves(duty, call) && mayAsk(call, duty.teacherId, now))) await findTeacher(context, call.id);
  }
}
