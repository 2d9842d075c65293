import type { PluginContext } from '@fudao/plugin-sdk';
import { findRingOf, lockCall, type Call } from './calls.repository.ts';
import { endSession } from './end-session.ts';
import { askRules, concernsTeacher, endLocked, stopRinging } from './move-call.ts';
import { findByReservation } from './sessions.repository.ts';

type Context = PluginContext<never>;

/** `policy.end-now.v1`: what runs is not to go on. */
export interface EndNow {
  readonly ownerId: string;
  readonly reservationId: string;
  readonly reason: string;
}

/**
 * What rings is not to become a session: where it is the teacher who may not, the next one is asked; where it is the
 * student, the call is over with the sentence of the rule. What the rules allow again by now is asked of the next, too.
 */
async function endRing(context: Context, { id, studentId, ringing, reservation }: Call): Promise<void> {
  const verdict = await askRules(context, ringing!.teacherId, studentId);
  const goesOn = verdict.allowed || (await concernsTeacher(context, studentId, verdict));
  await context.transaction(async (work) => {
    const now = context.now().getTime();
    const call = await lockCall(work.db, id);
    if (call?.state !== 'ringing' || call.reservation?.id !== reservation!.id) return;
    if (goesOn) return stopRinging(work, call, 'gone', now);
    await endLocked(work, call, { reason: 'refused', refusal: verdict.sentence, now });
  });
}

/** A rule ends what runs: the people are told by whoever decided, the room says good-bye. */
export async function followEndNow(context: Context, { ownerId, reservationId, reason }: EndNow): Promise<void> {
  if (ownerId !== 'one-to-one') return;
  const session = await findByReservation(context.db, reservationId);
  if (session) return endSession(context, session.id, reason === 'suspension' ? 'suspended' : 'supervision');
  const call = await findRingOf(context.db, reservationId);
  if (call) await endRing(context, call);
}
