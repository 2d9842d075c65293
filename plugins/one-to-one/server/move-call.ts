import type { LocalText, PluginContext, Work } from '@fudao/plugin-sdk';
import type { CallEnd, DeclineReason } from '../api.ts';
import { end, isOver, passOn, ring, type RingOutcome, serviceKeyOf } from './call-state.ts';
import { lockCall, readCall, saveCall, type Call, type Reservation } from './calls.repository.ts';
import { findOnDuty, freeFromCall, releaseFromCall, rest, takeForCall } from './duties.repository.ts';
import { findMatches, whomToAsk, type Found } from './match.ts';
import { readStudentFacts } from './matching.repository.ts';
import { tellEnded, tellPassedOn, tellRinging } from './tell-call.ts';

type Context = PluginContext<never>;

/** A session that is shorter is not worth beginning; minutes. */
const leastMinutes = 5;
/** Longer than the rules ever allow: they say how long it may be. */
const mostMinutes = 30;
/** Accepting and coming in; seconds. */
const marginSeconds = 60;
/** Other time that is held may be given back soon, and who was suspended may be let in again: asked again after this. */
const shortRestMs = 10_000;
/** Teachers who are tried in one go. */
const mostTried = 8;

interface Refusal {
  readonly code: string;
  readonly details: { readonly rule?: string };
  readonly spec: { readonly message: LocalText };
}

/** Rules that speak of the teacher alone: another teacher may do. */
const aboutTheTeacher = new Set(['admission', 'teacher-busy', 'teacher-day', 'teacher-continuous']);

/** What the rules say of a session of these two. */
export type Verdict = { readonly allowed: true } | ({ readonly allowed: false } & Refused);

interface Refused {
  readonly rule: string;
  readonly sentence: LocalText;
  /** When it would be allowed; null where that is not known. */
  readonly nextAt: number | null;
}

export async function askRules({ call }: Pick<Context, 'call'>, teacherId: string, studentId: string): Promise<Verdict> {
  return call<Verdict>('policy.check', { activity: 'session', teacherId, studentId, minutes: mostMinutes, leastMinutes });
}

/** Whether another teacher may do. That somebody is suspended does not say who: then the rules are asked of the student alone. */
export async function concernsTeacher({ call }: Pick<Context, 'call'>, studentId: string, { rule }: { rule: string }): Promise<boolean> {
  if (rule !== 'suspended') return aboutTheTeacher.has(rule);
  const alone = await call<Verdict>('policy.check', { activity: 'use', studentId });
  return alone.allowed || alone.rule !== 'suspended';
}

type Held = { readonly reservation: Reservation } | { readonly refusal: Refused };

/** The time of both, while it rings: neither can be booked for something else meanwhile. */
async function reserve(context: Context, call: Call, teacherId: string): Promise<Held> {
  const times = { minutes: mostMinutes, leastMinutes, holdSeconds: call.ringSeconds + marginSeconds };
  try {
    const key = serviceKeyOf(call, teacherId);
    const { id, endsAt } = await context.call<Reservation>('policy.reserve', { activity: 'session', key, teacherId, studentId: call.studentId, ...times });
    return { reservation: { id, endsAt } };
  } catch (error) {
    if ((error as Partial<Refusal>).details?.rule === undefined) throw error;
    const verdict = await askRules(context, teacherId, call.studentId);
    // It was allowed again: then this teacher is asked another time.
    return { refusal: verdict.allowed ? { rule: 'teacher-busy', sentence: { 'zh-CN': '', en: '' }, nextAt: null } : verdict };
  }
}

/** Until when a teacher whom a rule forbids it is not asked: else each search would ask them first, as those who waited longest. */
const restUntil = ({ rule, nextAt }: Refused, now: number): number => (rule === 'teacher-busy' || nextAt === null ? now + shortRestMs : nextAt);

/** @param before as it was when the time was held: one that was passed on since has another key */
function takeUp(context: Context, before: Call, { teacherId }: Found, reservation: Reservation): Promise<'rings' | 'taken' | 'over'> {
  const { id } = before;
  return context.transaction(async (work) => {
    const now = context.now().getTime();
    const call = await lockCall(work.db, id);
    if (call?.state !== 'waiting' || call.asked.length !== before.asked.length) return 'over';
    if (!(await takeForCall(work.db, teacherId, id, now))) return 'taken';
    const ringing = { ...ring(call, teacherId, now, call.ringSeconds), reservation };
    await saveCall(work.db, ringing, now);
    tellRinging(work, ringing);
    return 'rings';
  });
}

/**
 * Lets a call that waits ring at the best teacher who is free. Of two nodes that do it at once one finds it ringing.
 * By the student or the platform: whoever else asks is no party to what the rules are to hold.
 */
export async function findTeacher(context: Context, id: string): Promise<void> {
  const call = await readCall(context.db, id);
  if (call?.state !== 'waiting') return;
  const now = context.now().getTime();
  const facts = await readStudentFacts(context.db, call.studentId, call.subject);
  const found = findMatches(await findOnDuty(context.db, now, { subject: call.subject, grade: call.grade, onlyFree: true }), { ...call, facts, tags: [] }, now);
  for (const one of whomToAsk(found, call, now).slice(0, mostTried)) {
    const held = await reserve(context, call, one.teacherId);
    if ('refusal' in held) {
      if (await concernsTeacher(context, call.studentId, held.refusal)) {
        await rest(context.db, one.teacherId, restUntil(held.refusal, now));
        continue;
      }
      return endCall(context, id, 'refused', held.refusal.sentence);
    }
    const outcome = await takeUp(context, call, one, held.reservation);
    if (outcome === 'rings') return;
    await context.call('policy.release', { id: held.reservation.id, reason: outcome });
    if (outcome === 'over') return;
  }
}

/** Whoever is asked does not come: the call waits for the next. Nothing happens where it rings there no more. */
export async function stopRinging(work: Work, call: Call, outcome: RingOutcome, now: number, reason?: DeclineReason): Promise<void> {
  if (call.state !== 'ringing' || !call.ringing) return;
  const waiting: Call = { ...passOn(call, outcome, reason), reservation: null };
  await saveCall(work.db, waiting, now);
  await freeFromCall(work.db, call.ringing.teacherId, call.id, now, outcome === 'missed');
  if (call.reservation) work.defer('policy.release', { id: call.reservation.id, reason: outcome });
  tellPassedOn(work, waiting, waiting.asked.at(-1)!);
}

export function endCall(context: Context, id: string, reason: CallEnd, refusal: LocalText | null = null): Promise<void> {
  return context.transaction(async (work) => {
    const call = await lockCall(work.db, id);
    if (call && !isOver(call)) await endLocked(work, call, { reason, refusal, now: context.now().getTime() });
  });
}

interface Ending {
  readonly reason: CallEnd;
  readonly refusal?: LocalText | null;
  readonly now: number;
}

export async function endLocked(work: Work, call: Call, { reason, refusal = null, now }: Ending): Promise<void> {
  const ended: Call = { ...end(call, reason), refusal, reservation: null };
  await saveCall(work.db, ended, now);
  if (call.ringing) await releaseFromCall(work.db, call.ringing.teacherId, call.id);
  if (call.reservation) work.defer('policy.release', { id: call.reservation.id, reason });
  tellEnded(work, ended, call.ringing?.teacherId ?? null);
}
