import type { PluginContext } from '@fudao/plugin-sdk';
import { lockCall } from './calls.repository.ts';
import { endLease, findAbsent, findGone, readDuty } from './duties.repository.ts';
import { stopRinging } from './move-call.ts';
import { push } from './tell.ts';

type Context = PluginContext<never>;

/** Who lets so many rings on end go by is not there: students are not kept waiting for nobody. */
const mostMissed = 2;

/** No more calls ring here; one that does rings elsewhere. A session that runs goes on. */
export async function endDuty(context: Context, teacherId: string): Promise<void> {
  const duty = await readDuty(context.db, teacherId);
  if (!duty) return;
  await context.transaction(async (work) => {
    const now = context.now().getTime();
    const call = duty.ringCallId === null ? undefined : await lockCall(work.db, duty.ringCallId);
    if (call?.ringing?.teacherId === teacherId) await stopRinging(work, call, 'gone', now);
    await endLease(work.db, teacherId, now);
    push(work, { accounts: [teacherId] }, 'one-to-one.duty', {});
  });
}

export async function endLapsedDuties(context: Context): Promise<void> {
  const now = context.now().getTime();
  for (const { teacherId } of await findGone(context.db, now)) await endDuty(context, teacherId);
  for (const teacherId of await findAbsent(context.db, mostMissed, now)) await endDuty(context, teacherId);
}
