import type { Demand } from '../engine/decide.ts';
import type { Activity } from '../engine/facts.ts';
import { errors } from '../errors.ts';
import type { DemandParams } from '../schemas.ts';
import type { Party } from './reservations.repository.ts';

const minuteMs = 60_000;

const needs: Readonly<Record<Activity, readonly (keyof DemandParams)[]>> = {
  session: ['teacherId', 'studentId', 'minutes'],
  class: ['teacherId', 'minutes'],
  seat: ['studentId', 'classId'],
  ask: ['studentId'],
  answer: ['teacherId'],
  adoption: ['teacherId'],
  browse: ['studentId'],
  use: ['studentId'],
};

/** @throws where what the activity is about is missing */
export function checkComplete(params: DemandParams): void {
  const missing = needs[params.activity].filter((name) => params[name] === undefined);
  if (missing.length > 0) throw errors.INCOMPLETE_DEMAND({ missing: missing.join(', ') });
}

const live: readonly Activity[] = ['session', 'class', 'seat'];
/** A request that was under way for so long is still of now. */
const patienceMs = 60_000;

/**
 * Live tutoring lies ahead: what was never reserved is not reserved afterwards, and so not paid. An answer is adopted
 * late.
 * @throws where it would begin in the past
 */
export function checkAhead(activity: Activity, { at }: Demand, now: number): void {
  if (live.includes(activity) && at < now - patienceMs) throw errors.IN_PAST();
}

export function partiesOf({ teacherId, studentId }: DemandParams): Party[] {
  return [
    ...(teacherId === undefined ? [] : [{ personId: teacherId, role: 'teacher' } as const]),
    ...(studentId === undefined ? [] : [{ personId: studentId, role: 'student' } as const]),
  ];
}

/** What takes no time asks for any room at all. */
const timeless = { wantedMs: Infinity, leastMs: 1 };

/** When and how long; a seat takes as long as its class. */
export function demandOf(params: DemandParams, now: number, heldClass?: { startsAt: number; endsAt: number }): Demand {
  if (heldClass) {
    const ms = heldClass.endsAt - heldClass.startsAt;
    return { at: heldClass.startsAt, wantedMs: ms, leastMs: ms };
  }
  const { minutes, leastMinutes = minutes } = params;
  const at = params.at ?? now;
  if (minutes === undefined) return { at, ...timeless };
  return { at, wantedMs: minutes * minuteMs, leastMs: Math.min(minutes, leastMinutes!) * minuteMs };
}
