import type { SqlScope } from '@fudao/plugin-sdk';
import type { SupervisedState } from '../api.ts';
import { headColumns, headOf, type QuestionHead, type QuestionHeadRow } from './question.repository.ts';
import type { Filter } from './question-lists.ts';
import { placeOf, type Place } from './supervision-cursor.ts';
import type { Range } from './supervision-range.ts';
import type { Scope } from './supervision-scope.ts';

/** Counting further would cost more than the number tells. */
export const countedUpTo = 10_000;

/** What is asked for within the scope. */
export interface Wanted {
  readonly districtId?: string;
  readonly schoolId?: string;
  readonly subject?: string;
  readonly grade?: number;
  readonly state?: SupervisedState;
  readonly order: 'newest' | 'oldest';
}

/** The rows beside a place in the list; without a cursor its first ones. */
export interface Cut {
  readonly limit: number;
  readonly cursor?: string;
  readonly direction: 'next' | 'previous';
}

export interface Listed {
  readonly questions: readonly QuestionHead[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

const table = 'question_answer_questions';

/** What its asker has ended is nobody's to let through. */
const supervisedState = "CASE WHEN q.held IS NOT NULL AND q.state IN ('matched', 'open') THEN 'held' ELSE q.state END";

/** The scope holds whatever is asked for: both are conditions. */
export function filtersOf(scope: Scope, range: Range, wanted: Wanted): Filter[] {
  const filters: Filter[] = [['q.asked_at >= :from AND q.asked_at < :to', { ...range }]];
  if (scope.districtId) filters.push(['q.district_id = :ownDistrict', { ownDistrict: scope.districtId }]);
  if (scope.schoolId) filters.push(['q.school_id = :ownSchool', { ownSchool: scope.schoolId }]);
  if (wanted.districtId) filters.push(['q.district_id = :districtId', { districtId: wanted.districtId }]);
  if (wanted.schoolId) filters.push(['q.school_id = :schoolId', { schoolId: wanted.schoolId }]);
  if (wanted.subject) filters.push(['q.subject = :subject', { subject: wanted.subject }]);
  if (wanted.grade !== undefined) filters.push(['q.grade = :grade', { grade: wanted.grade }]);
  if (wanted.state) filters.push([`${supervisedState} = :state`, { state: wanted.state }]);
  return filters;
}

function joined(filters: readonly Filter[]): { where: string; values: Record<string, unknown> } {
  const where = filters.map(([condition]) => condition).join(' AND ');
  return { where, values: Object.assign({}, ...filters.map(([, given]) => given)) as Record<string, unknown> };
}

function beyond({ askedAt, id }: Place, isDown: boolean): Filter {
  const sign = isDown ? '<' : '>';
  const condition = `(q.asked_at ${sign} :atTime OR (q.asked_at = :atTime AND q.id ${sign} :atId))`;
  return [condition, { atTime: askedAt, atId: id }];
}

/** The page before a place is read backwards from it, and turned. */
export async function listSupervised(
  db: SqlScope,
  filters: readonly Filter[],
  order: Wanted['order'],
  { limit, cursor, direction }: Cut,
): Promise<Listed> {
  const isBack = direction === 'previous' && cursor !== undefined;
  const isDown = (order === 'newest') !== isBack;
  const { where, values } = joined(cursor === undefined ? filters : [...filters, beyond(placeOf(cursor), isDown)]);
  const way = isDown ? 'DESC' : 'ASC';
  const statement = `SELECT ${headColumns} FROM ${table} q WHERE ${where}
    ORDER BY q.asked_at ${way}, q.id ${way} LIMIT :limit`;
  const found = (await db.select<QuestionHeadRow>(statement, { ...values, limit: limit + 1 })).map(headOf);
  const hasMore = found.length > limit;
  const shown = found.slice(0, limit);
  if (isBack) return { questions: shown.reverse(), hasNext: true, hasPrevious: hasMore };
  return { questions: shown, hasNext: hasMore, hasPrevious: cursor !== undefined };
}

export async function countSupervised(db: SqlScope, filters: readonly Filter[]): Promise<number> {
  const { where, values } = joined(filters);
  const statement = `SELECT COUNT(*) AS n FROM (SELECT q.id FROM ${table} q WHERE ${where} LIMIT :most) counted`;
  const row = await db.selectOne<{ n: number }>(statement, { ...values, most: countedUpTo });
  return Number(row?.n ?? 0);
}

export async function countStates(db: SqlScope, filters: readonly Filter[]): Promise<Record<SupervisedState, number>> {
  const { where, values } = joined(filters);
  const statement = `SELECT state, COUNT(*) AS n FROM (SELECT ${supervisedState} AS state FROM ${table} q WHERE ${where}) supervised GROUP BY state`;
  const rows = await db.select<{ state: SupervisedState; n: number }>(statement, values);
  const none = { matched: 0, open: 0, answered: 0, adopted: 0, solved: 0, withdrawn: 0, held: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)])) };
}

/** When the question was asked that waits longest for its first answer. */
export async function findLongestWaiting(db: SqlScope, filters: readonly Filter[]): Promise<number | null> {
  const { where, values } = joined([...filters, ["q.state = 'open' AND q.held IS NULL", {}]]);
  const statement = `SELECT MIN(q.asked_at) AS since FROM ${table} q WHERE ${where}`;
  const row = await db.selectOne<{ since: number | null }>(statement, values);
  const since = row?.since ?? null;
  return since === null ? null : Number(since);
}

export interface Outcome {
  readonly firstAnsweredAt: number;
  readonly stars: number | null;
}

/** When these questions were first answered, and how the adopted answer was rated. */
export async function readOutcomes(db: SqlScope, questionIds: readonly string[]): Promise<Map<string, Outcome>> {
  if (questionIds.length === 0) return new Map();
  const statement = `SELECT question_id, MIN(published_at) AS first_at, MAX(CASE WHEN adopted = 1 THEN stars END) AS stars
    FROM question_answer_answers WHERE question_id IN (:questionIds) AND held IS NULL GROUP BY question_id`;
  const rows = await db.select<{ question_id: string; first_at: number; stars: number | null }>(statement, {
    questionIds,
  });
  return new Map(
    rows.map(({ question_id: id, first_at: at, stars }) => [id, { firstAnsweredAt: Number(at), stars }] as const),
  );
}
