import type { SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { Mode, Rated } from './activity.ts';

const table = 'analytics_ratings';
const columns = `id, teacher_id AS teacherId, district_id AS districtId, school_id AS schoolId, student_id AS studentId, mode, cause_id AS causeId, score, scale, at, subject, grade,
  knowledge_point_ids AS knowledgePointIds, week, month`;

type Row = Omit<Rated, 'knowledgePointIds'> & { readonly knowledgePointIds: string };

const ratedOf = (row: Row): Rated => ({ ...row, knowledgePointIds: JSON.parse(row.knowledgePointIds) as string[] });

export function ratedRow(one: Rated): SqlRow {
  const { id, mode, score, scale, at, subject, grade, week, month } = one;
  return {
    ...{ id, teacher_id: one.teacherId, district_id: one.districtId, school_id: one.schoolId, student_id: one.studentId, mode, cause_id: one.causeId, score, scale, at, subject, grade },
    ...{ knowledge_point_ids: JSON.stringify(one.knowledgePointIds), is_counted: true, week, month },
  };
}

export async function isKnownRating(db: SqlScope, id: string): Promise<boolean> {
  return (await db.selectOne(`SELECT id FROM ${table} WHERE id = :id`, { id })) !== undefined;
}

/** Once: what was heard of before, or withdrawn before it was heard of, stays as it is. */
export async function insertRated(db: SqlScope, one: Rated, isCounted = true): Promise<void> {
  if (!(await isKnownRating(db, one.id))) await db.insert(table, { ...ratedRow(one), is_counted: isCounted });
}

export async function findRatedOfCause(db: SqlScope, mode: Mode, causeId: string): Promise<Rated[]> {
  const statement = `SELECT ${columns} FROM ${table} WHERE mode = :mode AND cause_id = :causeId`;
  return (await db.select<Row>(statement, { mode, causeId })).map(ratedOf);
}

export async function saveUncounted(db: SqlScope, id: string): Promise<void> {
  await db.update(table, { is_counted: false }, { id });
}

export async function findRating(db: SqlScope, id: string): Promise<Rated | undefined> {
  const row = await db.selectOne<Row>(`SELECT ${columns} FROM ${table} WHERE id = :id`, { id });
  return row && ratedOf(row);
}

/** Ratings of a teacher that count in a period. */
export async function findRatings(db: SqlScope, teacherId: string, period: string): Promise<Rated[]> {
  const column = period.length === 7 ? 'month' : 'week';
  const statement = `SELECT ${columns} FROM ${table} WHERE teacher_id = :teacherId AND ${column} = :period AND is_counted = 1`;
  return (await db.select<Row>(statement, { teacherId, period })).map(ratedOf);
}
