import type { SqlScope } from '@fudao/plugin-sdk';
import type { Keys } from '../period.ts';
import type { Scope } from '../scope.ts';

/** What a question or session was about, and from which school it came. */
export interface Asked extends Keys {
  readonly sourceId: string;
  readonly knowledgePointIds: readonly string[];
  readonly districtId: string;
  readonly schoolId: string;
  readonly subject: string;
  readonly grade: number;
}

/** Once for each source and knowledge point, however often it is told. */
export async function insertAsked(db: SqlScope, asked: Asked): Promise<void> {
  const { sourceId, knowledgePointIds, districtId, schoolId, subject, grade, week, month } = asked;
  const rows = await db.select<{ id: string }>('SELECT knowledge_point_id AS id FROM analytics_asked WHERE source_id = :sourceId', { sourceId });
  const known = new Set(rows.map(({ id }) => id));
  const fresh = [...new Set(knowledgePointIds)].filter((id) => !known.has(id));
  await db.insert(
    'analytics_asked',
    fresh.map((id) => ({ source_id: sourceId, knowledge_point_id: id, district_id: districtId, school_id: schoolId, subject, grade, week, month })),
  );
}

/** When questions first came before teachers: the earliest that was told. */
export async function saveOpened(db: SqlScope, id: string, openedAt: number): Promise<void> {
  const known = await findOpened(db, id);
  if (known === undefined) await db.insert('analytics_questions', { id, opened_at: openedAt });
  else if (openedAt < known) await db.update('analytics_questions', { opened_at: openedAt }, { id });
}

export async function findOpened(db: SqlScope, id: string): Promise<number | undefined> {
  return (await db.selectOne<{ at: number }>('SELECT opened_at AS at FROM analytics_questions WHERE id = :id', { id }))?.at;
}

export interface AskedCount {
  readonly knowledgePointId: string;
  readonly schoolId: string;
  readonly count: number;
}

export interface AskedFilter extends Scope {
  readonly period: string;
  readonly subject?: string | undefined;
  readonly grade?: number | undefined;
}

/** How often each knowledge point was asked at each school. */
export async function countAsked(db: SqlScope, filter: AskedFilter): Promise<AskedCount[]> {
  const { period, districtId, schoolId, subject, grade } = filter;
  const conditions = [
    districtId === undefined ? '' : 'AND district_id = :districtId',
    schoolId === undefined ? '' : 'AND school_id = :schoolId',
    subject === undefined ? '' : 'AND subject = :subject',
    grade === undefined ? '' : 'AND grade = :grade',
  ];
  const rows = await db.select<{ knowledgePointId: string; schoolId: string; asked: number }>(
    `SELECT knowledge_point_id AS knowledgePointId, school_id AS schoolId, COUNT(*) AS asked FROM analytics_asked
     WHERE ${period.length === 7 ? 'month' : 'week'} = :period ${conditions.join(' ')} GROUP BY knowledge_point_id, school_id`,
    { period, districtId, schoolId, subject, grade },
  );
  return rows.map(({ asked, ...row }) => ({ ...row, count: Number(asked) }));
}

export async function forgetAsked(db: SqlScope, sourceId: string): Promise<void> {
  await db.delete('analytics_asked', { source_id: sourceId });
}
