import type { PluginContext } from '@fudao/plugin-sdk';
import type { CallView } from '../api.ts';
import { countWaiting, type Call } from './calls.repository.ts';
import { findOnDuty, readDuty } from './duties.repository.ts';
import { estimateOf } from './list-teachers.ts';
import { serves } from './match.ts';
import { toIso, toIsoOrNull } from './moment.ts';
import { linkPictures, picturesOf } from './pictures.ts';

type Context = PluginContext<never>;

async function queueOf({ db }: Context, call: Call, now: number): Promise<Pick<CallView, 'place' | 'estimateMinutes'>> {
  if (call.state !== 'waiting') return { place: null, estimateMinutes: null };
  const ahead = await countWaiting(db, call.subject, call.id);
  const serving = (await findOnDuty(db, now, { subject: call.subject, grade: call.grade })).filter((duty) => serves(duty, call));
  return { place: ahead + 1, estimateMinutes: estimateOf(serving, ahead, now).minutes };
}

/** What the student sees of the own call. */
export async function callView(ctx: Context, call: Call): Promise<CallView> {
  const now = ctx.now().getTime();
  const teacher = call.ringing && (await readDuty(ctx.db, call.ringing.teacherId));
  return {
    id: call.id,
    state: call.state,
    subject: call.subject,
    text: call.text,
    pictures: picturesOf(call.pictureIds, await linkPictures(ctx, call.pictureIds)),
    teacher: teacher ? { id: teacher.teacherId, name: teacher.teacherName } : null,
    ringEndsAt: toIsoOrNull(call.state === 'ringing' ? (call.ringing?.endsAt ?? null) : null),
    rung: call.asked.length,
    ...(await queueOf(ctx, call, now)),
    endReason: call.endReason,
    refusal: call.refusal,
    sessionId: call.sessionId,
    recording: call.recording,
    calledAt: toIso(call.calledAt),
    serverNow: toIso(now),
  };
}
