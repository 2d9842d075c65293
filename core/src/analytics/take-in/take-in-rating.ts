import type { EventContext, LockingSqlScope } from '@fudao/plugin-sdk';
import type { AnalyticsParts } from '../analytics-parts.ts';
import { ensureTeacher, findOfCause, lockTeachers, saveActivity } from '../figures/activities.repository.ts';
import type { Activity, Mode, Rated } from '../figures/activity.ts';
import { forgetAsked, insertAsked } from '../figures/asked.repository.ts';
import { insertFlag } from '../figures/flags.repository.ts';
import { findRating, insertRated, isKnownRating, saveUncounted } from '../figures/ratings.repository.ts';
import { findPeople, type Person } from '../people.ts';
import { keysOf } from '../period.ts';
import { bringUpToDate } from './bring-up-to-date.ts';

/** `ratings.rated.v1`; who emitted it before 1.1 did not tell what the service was about. */
export interface RatedFacts {
  readonly ratingId: string;
  readonly teacherId: string;
  readonly studentId: string;
  readonly mode: Mode;
  readonly causeId: string;
  readonly score: number;
  readonly scale: 12 | 5;
  readonly at: number;
  readonly subject?: string | null;
  readonly grade?: number | null;
  readonly knowledgePointIds?: readonly string[];
}

/** `ratings.uncounted.v1`: a rating was excluded or its service annulled. */
export type Uncounted = Pick<RatedFacts, 'ratingId' | 'teacherId' | 'studentId' | 'mode' | 'causeId' | 'at'>;

function ratedOf({ ratingId: id, teacherId, studentId, mode, causeId, score, scale, at, ...about }: RatedFacts, teacher: Person, timeZone: string): Rated {
  const { subject = null, grade = null, knowledgePointIds = [] } = about;
  const { districtId, schoolId } = teacher;
  return { id, teacherId, districtId, schoolId, studentId, mode, causeId, score, scale, at, subject, grade, knowledgePointIds, ...keysOf(at, timeZone) };
}

/** What the rated service was about, where its mode told only that it took place. */
async function describeActivities(db: LockingSqlScope, rated: Rated): Promise<Activity[]> {
  const found = await findOfCause(db, rated.mode, rated.causeId);
  const silent = found.filter(({ teacherId, subject }) => teacherId === rated.teacherId && subject === null);
  if (rated.subject === null) return [];
  for (const one of silent) await saveActivity(db, { ...one, subject: rated.subject, grade: rated.grade });
  return silent;
}

/** In live tutoring a student asks as well; a question of the Q&A centre is counted when it is asked. */
async function countAsAsked(db: LockingSqlScope, { id, mode, subject, grade, knowledgePointIds, week, month }: Rated, student: Person | undefined): Promise<void> {
  if (mode !== 'session' && mode !== 'class') return;
  if (!student?.districtId || !student.schoolId || subject === null || grade === null) return;
  const { districtId, schoolId } = student;
  await insertAsked(db, { sourceId: id, knowledgePointIds, districtId, schoolId, subject, grade, week, month });
}

export async function takeInRating(context: EventContext<RatedFacts>, { timeZone, policy }: AnalyticsParts): Promise<void> {
  const { teacherId, studentId } = context.event.payload;
  const people = await findPeople(context, [teacherId, studentId]);
  const teacher = people.get(teacherId);
  if (!teacher) return;
  const rated = ratedOf(context.event.payload, teacher, timeZone);
  await ensureTeacher(context.db, teacherId);
  await context.transaction(async ({ db }) => {
    await lockTeachers(db, [teacherId]);
    if (await isKnownRating(db, rated.id)) return;
    await insertRated(db, rated);
    await countAsAsked(db, rated, people.get(studentId));
    const described = await describeActivities(db, rated);
    await bringUpToDate(db, teacherId, [rated, ...described], policy().anomalies.shortSession.seconds);
  });
}

/** It counts no more; heard of before the rating itself, the rating never counts. */
export async function takeInUncounted(context: EventContext<Uncounted>, { timeZone, policy }: AnalyticsParts): Promise<void> {
  const { ratingId, teacherId } = context.event.payload;
  const teacher = (await findPeople(context, [teacherId])).get(teacherId);
  if (!teacher) return;
  await ensureTeacher(context.db, teacherId);
  await context.transaction(async ({ db }) => {
    await lockTeachers(db, [teacherId]);
    const known = await findRating(db, ratingId);
    if (!known) return insertRated(db, ratedOf({ ...context.event.payload, score: 0, scale: 5 }, teacher, timeZone), false);
    await saveUncounted(db, ratingId);
    await forgetAsked(db, ratingId);
    await bringUpToDate(db, teacherId, [known], policy().anomalies.shortSession.seconds);
  });
}

/** `ratings.flagged.v1`: figures that supervision should look at. Of a student's or a class's only the teacher's side is kept. */
export interface Flagged {
  readonly flagId: string;
  readonly kind: string;
  readonly teacherId: string | null;
  readonly count: number;
  readonly of: number;
  readonly at: number;
}

export async function takeInFlag(context: EventContext<Flagged>, { timeZone }: AnalyticsParts): Promise<void> {
  const { flagId: id, kind, teacherId, count, of, at } = context.event.payload;
  if (teacherId === null) return;
  const flag = { id, teacherId, kind: kind === 'teacher-inflation' ? 'inflation' : 'reciprocal', count, of, ...keysOf(at, timeZone) } as const;
  await context.transaction(({ db }) => insertFlag(db, flag));
}
