import type { ActionContext } from '@fudao/plugin-sdk';
import { heartbeatSeconds, type DutyView, type RingView, type Settings, type WaitingItem } from '../api.ts';
import { findWaiting, readCall, type Call } from './calls.repository.ts';
import { ensureDuty, isOnDuty, lockDuty, readDuty, renewLease, saveDuty, type Duty, type Standing } from './duties.repository.ts';
import { endDuty } from './end-duty.ts';
import { errors } from './errors.ts';
import { serves } from './match.ts';
import { toIso } from './moment.ts';
import { linkPictures, picturesOf } from './pictures.ts';
import { planView } from './plan-view.ts';
import { findPlans } from './plans.repository.ts';
import { findLiveSession } from './sessions.repository.ts';
import { push } from './tell.ts';

export interface ScopeParams {
  readonly subjects: string[];
  readonly grades: number[];
}
type Context<P = object> = ActionContext<P, Settings>;

/** Three heartbeats may be lost. */
const leaseMs = 3 * heartbeatSeconds * 1_000;
const mostWaitingShown = 30;
const leastRestTold = 30_000;

const plainScope = ({ subjects, grades }: { subjects: readonly string[]; grades: readonly number[] }) => ({ subjects: [...subjects], grades: [...grades] });

async function ringView(ctx: Context, callId: string): Promise<RingView | null> {
  const call = await readCall(ctx.db, callId);
  if (call?.ringing?.teacherId !== ctx.caller.id || call.state !== 'ringing') return null;
  const { subject, grade, text, pictureIds, recording, ringing, calledAt } = call;
  const pictures = picturesOf(pictureIds, await linkPictures(ctx, pictureIds));
  return { callId, subject, grade, text, pictures, recording, ringEndsAt: toIso(ringing.endsAt), calledAt: toIso(calledAt) };
}

const waitingItem = ({ id: callId, subject, grade, excerpt, calledAt }: Call): WaitingItem => ({ callId, subject, grade, excerpt, calledAt: toIso(calledAt) });

async function waitingFor(ctx: Context, duty: Duty): Promise<WaitingItem[]> {
  const waiting = await findWaiting(ctx.db, 200);
  return waiting.filter((call) => serves(duty, call)).slice(0, mostWaitingShown).map(waitingItem);
}

/** What is worth telling: a rest of some seconds is none. */
function restOf({ restsUntil }: Duty, now: number): string | null {
  return restsUntil !== null && restsUntil - now > leastRestTold ? toIso(restsUntil) : null;
}

/** The teacher's own desk. */
export async function readDesk(ctx: Context): Promise<DutyView> {
  const now = ctx.now().getTime();
  const { id, teaching } = ctx.caller;
  const found = await readDuty(ctx.db, id);
  const duty = found && isOnDuty(found, now) ? found : undefined;
  const running = await findLiveSession(ctx.db, { teacherId: id });
  return {
    duty: duty ? { ...plainScope(duty), startedAt: toIso(duty.startedAt), leaseEndsAt: toIso(duty.leaseEndsAt), restsUntil: restOf(duty, now), served: duty.served } : null,
    plans: (await findPlans(ctx.db, id, now)).map(planView),
    ringing: duty?.ringCallId ? await ringView(ctx, duty.ringCallId) : null,
    sessionId: running?.id ?? null,
    waiting: duty ? await waitingFor(ctx, duty) : [],
    may: { subjects: [...(teaching?.subjects ?? [])], grades: [...(teaching?.grades ?? [])] },
    serverNow: toIso(now),
  };
}

export function checkScope({ caller: { teaching } }: Context, { subjects, grades }: ScopeParams): void {
  const isOwn = subjects.every((subject) => teaching?.subjects.includes(subject)) && grades.every((grade) => teaching?.grades.includes(grade));
  if (!isOwn) throw errors.NOT_YOUR_SCOPE();
}

/** Begins the own duty, or changes for what it is. */
export async function startDuty(ctx: Context<ScopeParams>): Promise<DutyView> {
  checkScope(ctx, ctx.params);
  const { id: teacherId, name: teacherName, districtId, schoolId } = ctx.caller;
  const standing = await ctx.call<Standing>('ratings.standing', { teacherId });
  const now = ctx.now().getTime();
  const wanted = { teacherId, teacherName, districtId, schoolId, ...ctx.params, startedAt: now, leaseEndsAt: now + leaseMs, standing };
  await ensureDuty(ctx.db, wanted);
  await ctx.transaction(async (work) => {
    const before = await lockDuty(work.db, teacherId);
    const isNew = !before || !isOnDuty(before, now);
    await saveDuty(work.db, { ...wanted, startedAt: isNew ? now : before.startedAt }, isNew);
    work.record({ kind: 'one-to-one.duty', subjectId: teacherId, personId: teacherId, payload: { isNew, ...ctx.params } });
    push(work, { accounts: [teacherId] }, 'one-to-one.duty', {});
  });
  return readDesk(ctx);
}

/** The app is still open. */
export async function keepDuty(ctx: Context): Promise<DutyView> {
  const now = ctx.now().getTime();
  if (!(await renewLease(ctx.db, ctx.caller.id, now, now + leaseMs))) throw errors.NOT_ON_DUTY();
  return readDesk(ctx);
}

export async function stopDuty(ctx: Context): Promise<DutyView> {
  await endDuty(ctx as never, ctx.caller.id);
  return readDesk(ctx);
}
