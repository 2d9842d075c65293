import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import { givenRow, ratingOf, type GivenRating, type Rating, type RatingRow, type RatingState } from './rating.ts';
import type { Mode } from './scale.ts';

const table = 'ratings_ratings';
const all = `SELECT * FROM ${table}`;

export interface Cause {
  readonly mode: Mode;
  readonly causeId: string;
  readonly studentId: string;
  readonly teacherId: string;
}

export async function lockRating(db: LockingSqlScope, id: string): Promise<Rating | undefined> {
  const row = await db.lockOne<RatingRow>(`${all} WHERE id = :id`, { id });
  return row && ratingOf(row);
}

export async function lockRatingOf(db: LockingSqlScope, cause: Cause): Promise<Rating | undefined> {
  const row = await db.lockOne<RatingRow>(
    `${all} WHERE mode = :mode AND cause_id = :causeId AND student_id = :studentId AND teacher_id = :teacherId`,
    { ...cause },
  );
  return row && ratingOf(row);
}

/** All that one service is rated for: of a class, by every student who was there. */
export async function lockRatingsOf(db: LockingSqlScope, mode: Mode, causeId: string): Promise<Rating[]> {
  const rows = await db.lockAll<RatingRow>(`${all} WHERE mode = :mode AND cause_id = :causeId`, { mode, causeId });
  return rows.map(ratingOf);
}

export async function insertExpected(db: SqlScope, rating: Rating): Promise<void> {
  await db.insert(table, {
    id: rating.id,
    state: 'owed',
    mode: rating.mode,
    cause_id: rating.causeId,
    student_id: rating.studentId,
    teacher_id: rating.teacherId,
    subject: rating.subject,
    grade: rating.grade,
    knowledge_point_ids: JSON.stringify(rating.knowledgePointIds),
    student_district_id: rating.studentDistrictId,
    class_group_id: rating.classGroupId,
    teacher_district_id: rating.teacherDistrictId,
    expected_at: rating.expectedAt,
    tag_ids: '[]',
  });
}

export async function saveAbout(db: SqlScope, id: string, { subject, grade, knowledgePointIds }: Pick<Rating, 'subject' | 'grade' | 'knowledgePointIds'>): Promise<void> {
  await db.update(table, { subject, grade, knowledge_point_ids: JSON.stringify(knowledgePointIds) }, { id });
}

export async function saveGiven(db: SqlScope, id: string, given: GivenRating): Promise<void> {
  await db.update(table, { state: 'rated', ...givenRow(given) }, { id });
}

export async function saveState(db: SqlScope, ids: readonly string[], state: RatingState, because: string | null): Promise<void> {
  if (ids.length > 0) await db.update(table, { state, excluded_because: because }, { id: ids });
}

/** A student's own of some services, whatever became of them. */
export async function findOfCauses(db: SqlScope, studentId: string, mode: Mode, causeIds: readonly string[]): Promise<Rating[]> {
  if (causeIds.length === 0) return [];
  const statement = `${all} WHERE mode = :mode AND cause_id IN (:causeIds) AND student_id = :studentId`;
  return (await db.select<RatingRow>(statement, { mode, causeIds, studentId })).map(ratingOf);
}

/** What a student owes, oldest first. */
export async function findOwed(db: SqlScope, studentId: string, limit: number): Promise<Rating[]> {
  const statement = `${all} WHERE student_id = :studentId AND state = 'owed' ORDER BY expected_at, id LIMIT :limit`;
  return (await db.select<RatingRow>(statement, { studentId, limit })).map(ratingOf);
}

export async function countOwed(db: SqlScope, studentId: string): Promise<number> {
  const statement = `SELECT COUNT(*) AS n FROM ${table} WHERE student_id = :studentId AND state = 'owed'`;
  return Number((await db.selectOne<{ n: number }>(statement, { studentId }))?.n);
}

export async function findRating(db: SqlScope, id: string): Promise<Rating | undefined> {
  const row = await db.selectOne<RatingRow>(`${all} WHERE id = :id`, { id });
  return row && ratingOf(row);
}

/** A teacher's ratings that no step has taken in yet, oldest first. */
export async function findUnreleased(db: SqlScope, teacherId: string): Promise<Rating[]> {
  const statement = `${all} WHERE teacher_id = :teacherId AND state = 'rated' AND step_id IS NULL ORDER BY rated_at, id`;
  return (await db.select<RatingRow>(statement, { teacherId })).map(ratingOf);
}

/** Those that came into the portrait and count, latest step first; within a step in no order that means anything. */
export async function findReleased(db: SqlScope, teacherId: string, limit = 1_000_000): Promise<Rating[]> {
  const statement = `${all} WHERE teacher_id = :teacherId AND state = 'rated' AND step_id IS NOT NULL
    ORDER BY released_at DESC, words_id, id LIMIT :limit`;
  return (await db.select<RatingRow>(statement, { teacherId, limit })).map(ratingOf);
}

export async function saveReleased(
  db: SqlScope,
  ids: readonly string[],
  { stepId, at, month }: NonNullable<Rating['released']>,
): Promise<void> {
  await db.update(table, { step_id: stepId, released_at: at, released_month: month }, { id: ids });
}

/** How many services of each mode took place, whether or not they were rated yet; a class of many students counts once. */
export async function countServices(db: SqlScope, teacherId: string): Promise<{ mode: Mode; count: number }[]> {
  const statement = `SELECT mode, COUNT(DISTINCT cause_id) AS services FROM ${table}
    WHERE teacher_id = :teacherId AND state <> 'cancelled' GROUP BY mode`;
  const rows = await db.select<{ mode: Mode; services: number }>(statement, { teacherId });
  return rows.map(({ mode, services }) => ({ mode, count: Number(services) }));
}
