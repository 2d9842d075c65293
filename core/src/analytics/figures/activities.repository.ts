import { UniqueViolation, type LockingSqlScope, type SqlRow, type SqlScope } from '@fudao/plugin-sdk';
import type { Activity, Mode } from './activity.ts';

const table = 'analytics_activities';
const columns = `a.id, mode, cause_id AS causeId, teacher_id AS teacherId, district_id AS districtId, school_id AS schoolId,
  started_at AS startedAt, seconds, student_id AS studentId, student_district_id AS studentDistrictId,
  student_school_id AS studentSchoolId, subject, grade, question_id AS questionId, adopted_at AS adoptedAt,
  q.opened_at AS openedAt, is_dated AS isDated, is_outside AS isOutside, seats, seats_taken AS seatsTaken,
  (SELECT COUNT(*) FROM analytics_seats s WHERE s.activity_id = a.id) AS attended, week, month`;
/** When a question came before teachers is kept with the question: that may be heard of later. */
const all = `SELECT ${columns} FROM ${table} a LEFT JOIN analytics_questions q ON q.id = a.question_id`;

type Row = Omit<Activity, 'isDated' | 'isOutside'> & { readonly isDated: number; readonly isOutside: number };

const activityOf = (row: Row): Activity => ({ ...row, attended: Number(row.attended), isDated: Boolean(row.isDated), isOutside: Boolean(row.isOutside) });

export function activityRow(one: Activity): SqlRow {
  const { id, mode, seconds, subject, grade, week, month } = one;
  return {
    ...{ id, mode, cause_id: one.causeId, teacher_id: one.teacherId, district_id: one.districtId, school_id: one.schoolId },
    ...{ started_at: one.startedAt, seconds, student_id: one.studentId, student_district_id: one.studentDistrictId },
    ...{ student_school_id: one.studentSchoolId, subject, grade, question_id: one.questionId, adopted_at: one.adoptedAt },
    ...{ is_dated: one.isDated, is_outside: one.isOutside, seats: one.seats, seats_taken: one.seatsTaken, week, month },
  };
}

export async function findActivity(db: SqlScope, id: string): Promise<Activity | undefined> {
  const row = await db.selectOne<Row>(`${all} WHERE a.id = :id`, { id });
  return row && activityOf(row);
}

/** Those that a rating may be about. */
export async function findOfCause(db: SqlScope, mode: Mode, causeId: string): Promise<Activity[]> {
  const statement = `${all} WHERE mode = :mode AND cause_id = :causeId`;
  return (await db.select<Row>(statement, { mode, causeId })).map(activityOf);
}

/** Answers to a question, as far as they were heard of. */
export async function findAnswersTo(db: SqlScope, questionId: string): Promise<Activity[]> {
  return (await db.select<Row>(`${all} WHERE question_id = :questionId`, { questionId })).map(activityOf);
}

export async function saveActivity(db: SqlScope, one: Activity): Promise<void> {
  const { id, ...values } = activityRow(one);
  const isKnown = await findActivity(db, one.id);
  if (isKnown) await db.update(table, values, { id: id! });
  else await db.insert(table, { id: id!, ...values });
}

/** Once: that a seat was used, of a class that may be heard of later. The caller holds the teacher. */
export async function insertSeat(db: SqlScope, id: string, activityId: string): Promise<void> {
  const isKnown = await db.selectOne('SELECT id FROM analytics_seats WHERE id = :id', { id });
  if (!isKnown) await db.insert('analytics_seats', { id, activity_id: activityId });
}

const periodColumn = (period: string) => (period.length === 7 ? 'month' : 'week');

/** All that a teacher did in a period, earliest first. */
export async function findActivities(db: SqlScope, teacherId: string, period: string): Promise<Activity[]> {
  const statement = `${all}
    WHERE teacher_id = :teacherId AND ${periodColumn(period)} = :period ORDER BY started_at, a.id`;
  return (await db.select<Row>(statement, { teacherId, period })).map(activityOf);
}

/** A page of the same, latest first; `before` is the last one seen. */
export async function pageOfActivities(
  db: SqlScope,
  where: { teacherId: string; period: string; before?: { at: number; id: string } | undefined; limit: number },
): Promise<Activity[]> {
  const { teacherId, period, before, limit } = where;
  const earlier = before ? 'AND (started_at < :at OR (started_at = :at AND a.id < :id))' : '';
  const statement = `${all}
    WHERE teacher_id = :teacherId AND ${periodColumn(period)} = :period ${earlier} ORDER BY started_at DESC, a.id DESC LIMIT :limit`;
  return (await db.select<Row>(statement, { teacherId, period, ...before, limit })).map(activityOf);
}

/** Sees to it that the rows are there that are held later. Outside of transactions: when two make one at once, both find it. */
export async function ensureTeacher(db: SqlScope, id: string): Promise<void> {
  if (await db.selectOne('SELECT id FROM analytics_teachers WHERE id = :id', { id })) return;
  try {
    await db.insert('analytics_teachers', { id });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
  }
}

/** Holds teachers' figures, always in the same order, so that nobody waits for each other in a ring. */
export async function lockTeachers(db: LockingSqlScope, ids: readonly string[]): Promise<void> {
  await db.lockAll('SELECT id FROM analytics_teachers WHERE id IN (:ids) ORDER BY id', { ids: [...ids].sort() });
}
