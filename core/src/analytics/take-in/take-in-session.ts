import type { EventContext } from '@fudao/plugin-sdk';
import type { AnalyticsParts } from '../analytics-parts.ts';
import { ensureTeacher, findActivity, insertSeat, lockTeachers, saveActivity } from '../figures/activities.repository.ts';
import type { Activity } from '../figures/activity.ts';
import { findRatedOfCause } from '../figures/ratings.repository.ts';
import { findPeople } from '../people.ts';
import { keysOf } from '../period.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { isOutsideHours } from './tutoring-hours.ts';

/** `policy.settled.v1`, as far as it is needed: what was reserved took place. */
export interface Settled {
  readonly reservationId: string;
  readonly ownKey: string;
  readonly activity: string;
  readonly teacherId: string | null;
  readonly studentIds: readonly string[];
  readonly startsAt: number;
  readonly endsAt: number;
  /** Of a class; events of earlier releases do not tell how many could have come. */
  readonly seats?: number | null;
  readonly seatsTaken?: number;
  /** Of a seat: in which class, and whose. */
  readonly class?: { readonly reservationId: string; readonly teacherId: string | null };
}

type Context = EventContext<Settled>;

async function activityOf(context: Context, mode: 'session' | 'class', teacherId: string, timeZone: string): Promise<Activity | undefined> {
  const { reservationId, ownKey, studentIds, startsAt, endsAt, seats, seatsTaken } = context.event.payload;
  const [studentId = null] = mode === 'session' ? studentIds : [];
  const people = await findPeople(context, [teacherId, studentId]);
  const [teacher, student] = [people.get(teacherId), people.get(studentId ?? '')];
  // Somebody who was erased meanwhile is not written down again.
  if (!teacher) return undefined;
  const districtIds = [teacher.districtId, ...(student ? [student.districtId] : [])];
  return {
    ...{ id: `${mode}:${reservationId}`, mode, causeId: ownKey, teacherId, districtId: teacher.districtId, schoolId: teacher.schoolId },
    ...{ startedAt: startsAt, seconds: Math.max(0, Math.round((endsAt - startsAt) / 1_000)), ...keysOf(startsAt, timeZone) },
    ...{ studentId: student?.id ?? null, studentDistrictId: student?.districtId ?? null, studentSchoolId: student?.schoolId ?? null },
    ...{ subject: null, grade: null, questionId: null, adoptedAt: null, openedAt: null, isDated: true },
    ...{ seats: seats ?? seatsTaken ?? 0, seatsTaken: seatsTaken ?? 0, attended: 0 },
    isOutside: await isOutsideHours(context, districtIds, startsAt, timeZone),
  };
}

/** A student who had a seat came. The class may be heard of later, and then counts its seats itself. */
async function takeInSeat(context: Context, shortSeconds: number): Promise<void> {
  const { reservationId, class: of, startsAt, endsAt } = context.event.payload;
  const teacherId = of?.teacherId ?? null;
  if (!of || teacherId === null || endsAt <= startsAt) return;
  const activityId = `class:${of.reservationId}`;
  await ensureTeacher(context.db, teacherId);
  await context.transaction(async ({ db }) => {
    await lockTeachers(db, [teacherId]);
    await insertSeat(db, reservationId, activityId);
    const known = await findActivity(db, activityId);
    if (known) await bringUpToDate(db, teacherId, [known], shortSeconds);
  });
}

/** A session or class that took place. What it was about the rating tells; it may have come before. */
export async function takeInSession(context: Context, { timeZone, policy }: AnalyticsParts): Promise<void> {
  const { activity: mode, teacherId } = context.event.payload;
  if (mode === 'seat') return takeInSeat(context, policy().anomalies.shortSession.seconds);
  if (teacherId === null || (mode !== 'session' && mode !== 'class')) return;
  const activity = await activityOf(context, mode, teacherId, timeZone);
  if (!activity) return;
  await ensureTeacher(context.db, teacherId);
  await context.transaction(async ({ db }) => {
    await lockTeachers(db, [teacherId]);
    const rated = (await findRatedOfCause(db, mode, activity.causeId)).find((one) => one.teacherId === teacherId && one.subject !== null);
    await saveActivity(db, { ...activity, subject: rated?.subject ?? null, grade: rated?.grade ?? null });
    await bringUpToDate(db, teacherId, [activity], policy().anomalies.shortSession.seconds);
  });
}
