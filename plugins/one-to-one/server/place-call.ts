import { excerpt, UniqueViolation, type ActionContext } from '@fudao/plugin-sdk';
import { limits, type CallRecording, type CallView, type Settings } from '../api.ts';
import { isOver } from './call-state.ts';
import { callView } from './call-view.ts';
import { findLastCall, insertCall, lockCall, noteHere, readCall, type Call } from './calls.repository.ts';
import { findOnDuty, isOnDuty, readDuty, type Duty } from './duties.repository.ts';
import { errors } from './errors.ts';
import { placeOf } from './list-teachers.ts';
import { serves } from './match.ts';
import { askRules, concernsTeacher, endLocked, findTeacher } from './move-call.ts';
import { attachPictures, checkPictures } from './pictures.ts';
import { recordingFor } from './recording/demand-consent.ts';
import { findLiveSession } from './sessions.repository.ts';
import { demandClean } from './screening.ts';
import { requireSubject } from './knowledge.ts';
import { tellCalled } from './tell-call.ts';
import { checkedText } from './text.ts';

interface Asked {
  readonly subject: string;
  readonly text: string;
  readonly pictureIds: string[];
  readonly teacherId?: string | undefined;
}
export type PlaceContext = ActionContext<Asked, Settings>;
type Own = ActionContext<{ id: string }, Settings>;

function newCall(ctx: PlaceContext, text: string, recording: CallRecording): Call {
  const { caller, params, settings } = ctx;
  const now = ctx.now().getTime();
  return {
    ...placeOf(caller),
    id: ctx.newId(),
    studentId: caller.id,
    schoolId: caller.schoolId,
    subject: params.subject,
    text,
    excerpt: excerpt(text),
    pictureIds: params.pictureIds,
    wantedTeacherId: params.teacherId ?? null,
    reach: settings.reach,
    ringSeconds: settings.ringSeconds,
    longestWaitMinutes: settings.longestWaitMinutes,
    recording,
    state: 'waiting',
    ringing: null,
    asked: [],
    endReason: null,
    refusal: null,
    reservation: null,
    sessionId: null,
    calledAt: now,
    hereAt: now,
    changedAt: now,
  };
}

/** Whom it could ring now or later: whom the student wants, or anybody. @throws where there is nobody */
async function anyServing(ctx: PlaceContext, { calledAt: now, subject, grade, wantedTeacherId, reach, districtId }: Call): Promise<Duty> {
  const wanted = { subject, grade, reach, districtId };
  if (wantedTeacherId !== null) {
    const duty = await readDuty(ctx.db, wantedTeacherId);
    if (!duty || !isOnDuty(duty, now) || !serves(duty, wanted)) throw errors.TEACHER_AWAY();
    return duty;
  }
  // Of the whole city anybody will do.
  const limit = reach === 'city' ? { limit: 1 } : {};
  const first = (await findOnDuty(ctx.db, now, { subject, grade, ...limit })).find((duty) => serves(duty, wanted));
  if (!first) throw errors.NOBODY_ON_DUTY();
  return first;
}

/** Nobody waits for what the rules forbid anyhow, or for a teacher who is not there. */
async function demandPossible(ctx: PlaceContext, call: Call): Promise<void> {
  const first = await anyServing(ctx, call);
  const verdict = await askRules(ctx as never, first.teacherId, call.studentId);
  // Its own error says the same with the code and figures of the rule.
  const isRefused = !verdict.allowed && !(await concernsTeacher(ctx, call.studentId, verdict));
  if (isRefused) await ctx.call('policy.demand', { activity: 'session', teacherId: first.teacherId, studentId: call.studentId, minutes: 30, leastMinutes: 5 });
}

/** A student calls: whom they chose, or whoever fits best. */
export async function placeCall(ctx: PlaceContext): Promise<CallView> {
  const { params, caller } = ctx;
  const text = checkedText(params.text, limits.about, params.pictureIds.length > 0);
  await requireSubject(ctx, params.subject);
  await checkPictures(ctx as never, params.pictureIds);
  // A teacher's screen rings within a second: nobody could look at what is doubtful before.
  if (await demandClean(ctx, 'question', text)) throw errors.SAY_IT_OTHERWISE();
  const running = await findLiveSession(ctx.db, { studentId: caller.id });
  if (running) throw errors.IN_SESSION({ sessionId: running.id });
  const call = newCall(ctx, text, await recordingFor(ctx, caller.id));
  await demandPossible(ctx, call);
  try {
    await ctx.transaction(async (work) => {
      await insertCall(work.db, call);
      attachPictures(work, call.pictureIds, caller.id);
      tellCalled(work, call);
    });
  } catch (error) {
    throw error instanceof UniqueViolation ? errors.CALLING_ALREADY() : error;
  }
  await findTeacher(ctx as never, call.id);
  return callView(ctx as never, (await readCall(ctx.db, call.id))!);
}

/** How long the end of a call is still told; milliseconds. */
const toldFor = 10 * 60_000;

/** The call that goes on, or the one that ended not long ago. */
export async function currentCall(ctx: ActionContext<object, Settings>): Promise<{ call: CallView | null; sessionId: string | null }> {
  const call = await findLastCall(ctx.db, ctx.caller.id);
  const running = await findLiveSession(ctx.db, { studentId: ctx.caller.id });
  const isTold = call && (!isOver(call) || ctx.now().getTime() - call.changedAt < toldFor);
  return { call: isTold ? await callView(ctx as never, call) : null, sessionId: running?.id ?? null };
}

async function ownCall(ctx: Own): Promise<Call> {
  const call = await readCall(ctx.db, ctx.params.id);
  if (call?.studentId !== ctx.caller.id) throw errors.CALL_NOT_FOUND();
  return call;
}

/** The student is still there; who waits is served at once if somebody is free. */
export async function stillHere(ctx: Own): Promise<CallView> {
  const call = await ownCall(ctx);
  if (isOver(call)) return callView(ctx as never, call);
  await noteHere(ctx.db, call.id, ctx.now().getTime());
  if (call.state === 'waiting') await findTeacher(ctx as never, call.id);
  return callView(ctx as never, (await readCall(ctx.db, call.id))!);
}

/** Taking back what is over is no fault: a session that began meanwhile is told. */
export async function cancelCall(ctx: Own): Promise<CallView> {
  await ownCall(ctx);
  await ctx.transaction(async (work) => {
    const call = await lockCall(work.db, ctx.params.id);
    if (call && !isOver(call)) await endLocked(work, call, { reason: 'cancelled', now: ctx.now().getTime() });
  });
  return callView(ctx as never, (await readCall(ctx.db, ctx.params.id))!);
}
