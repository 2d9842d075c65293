import type { LockingSqlScope, SqlRow, SqlScope } from '@fudao/plugin-sdk';
import { levels, rankOf, type Scope } from '../level.ts';
import type { Reason } from '../suspensions/suspension.ts';
import { openKeyOf, type Case, type Measure, type StepKind } from './case.ts';

const table = 'safety_cases';

interface Row {
  [column: string]: string | number | null;
}

const number = (value: string | number | null | undefined) => (value === null || value === undefined ? null : Number(value));

function caseOf(row: Row): Case {
  const claimedUntil = number(row['claimed_until']);
  return {
    ...({ id: row['id'], state: row['state'], level: row['level'], outcome: row['outcome'], snapshot: row['snapshot'] } as Pick<Case, 'id' | 'state' | 'level' | 'outcome' | 'snapshot'>),
    target: { pluginId: row['plugin_id'] as string | null, kind: String(row['target_kind']), id: String(row['target_id']) },
    ...({ aboutId: row['about_id'], districtId: row['district_id'], schoolId: row['school_id'] } as Pick<Case, 'aboutId' | 'districtId' | 'schoolId'>),
    ...({ decidedBy: row['decided_by'], decidedLevel: row['decided_level'] } as Pick<Case, 'decidedBy' | 'decidedLevel'>),
    ...{ priority: Number(row['priority']), reports: Number(row['reports']), revision: Number(row['revision']) },
    ...{ firstAt: Number(row['first_at']), dueAt: Number(row['due_at']), decidedAt: number(row['decided_at']), appealedAt: number(row['appealed_at']) },
    reasons: JSON.parse(String(row['reasons'])) as Reason[],
    measures: JSON.parse(String(row['measures'])) as Measure[],
    claim: claimedUntil === null ? null : { byId: String(row['claimed_by']), until: claimedUntil },
  };
}

/** A closed case, and one that was appealed against, leave the thing's key to a new one. */
const keyOf = ({ id, state, target, appealedAt }: Case) => (state === 'closed' || appealedAt !== null ? id : openKeyOf(target));

function changing(one: Case): SqlRow {
  return {
    ...{ state: one.state, open_key: keyOf(one), level: one.level, priority: one.priority, reasons: JSON.stringify(one.reasons), reports: one.reports, due_at: one.dueAt },
    ...{ claimed_by: one.claim?.byId ?? null, claimed_until: one.claim?.until ?? null, outcome: one.outcome, measures: JSON.stringify(one.measures) },
    ...{ decided_by: one.decidedBy, decided_level: one.decidedLevel, decided_at: one.decidedAt, appealed_at: one.appealedAt, revision: one.revision },
  };
}

export async function insertCase(db: SqlScope, one: Case): Promise<void> {
  const { id, target, aboutId, districtId, schoolId, firstAt, snapshot } = one;
  await db.insert(table, {
    ...{ id, plugin_id: target.pluginId, target_kind: target.kind, target_id: target.id, about_id: aboutId, district_id: districtId },
    ...{ school_id: schoolId, first_at: firstAt, snapshot, ...changing(one) },
  });
}

export async function saveCase(db: SqlScope, one: Case): Promise<void> {
  await db.update(table, changing(one), { id: one.id });
}

export async function lockOpenCase(db: LockingSqlScope, key: string): Promise<Case | undefined> {
  const row = await db.lockOne<Row>(`SELECT * FROM ${table} WHERE open_key = :key`, { key });
  return row && caseOf(row);
}

export async function lockCase(db: LockingSqlScope, id: string): Promise<Case | undefined> {
  const row = await db.lockOne<Row>(`SELECT * FROM ${table} WHERE id = :id`, { id });
  return row && caseOf(row);
}

/** What became of a person's things, latest first. */
export async function findAbout(db: SqlScope, aboutId: string): Promise<Case[]> {
  const statement = `SELECT * FROM ${table} WHERE about_id = :aboutId AND outcome = 'measures' ORDER BY id DESC LIMIT 20`;
  return (await db.select<Row>(statement, { aboutId })).map(caseOf);
}

export interface QueueFilter {
  readonly scope: Scope;
  /** Whose queue: cases about this person, or reported by this person, are somebody else's. */
  readonly readerId: string;
  readonly state: 'open' | 'closed';
  readonly reason?: string | undefined;
  readonly isMine: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Where the next page begins. */
export const cursorOf = ({ priority, dueAt, decidedAt, state, id }: Case): string => (state === 'open' ? `${priority}.${dueAt}.${id}` : `${decidedAt}.${id}`);

function behind(filter: QueueFilter): { condition: string; values: Record<string, unknown> }[] {
  if (filter.cursor === undefined) return [];
  const [first, second, third] = filter.cursor.split('.');
  if (filter.state === 'closed') {
    return [{ condition: '(decided_at < :first OR (decided_at = :first AND id < :after))', values: { first: Number(first) || 0, after: second ?? '' } }];
  }
  const condition = '(priority < :first OR (priority = :first AND (due_at > :second OR (due_at = :second AND id > :after))))';
  return [{ condition, values: { first: Number(first) || 0, second: Number(second) || 0, after: third ?? '' } }];
}

/** The most urgent first, then what is due first; of what is decided the latest. */
export async function findCases(db: SqlScope, filter: QueueFilter): Promise<Case[]> {
  const { districtId, schoolId, level } = filter.scope;
  const after = behind(filter);
  const conditions = [
    'state = :state',
    'level IN (:levels)',
    '(about_id IS NULL OR about_id <> :readerId)',
    `NOT EXISTS (SELECT 1 FROM safety_reports r WHERE r.case_id = ${table}.id AND r.reporter_id = :readerId)`,
    ...(districtId === null ? [] : ['district_id = :districtId']),
    ...(schoolId === null ? [] : ['school_id = :schoolId']),
    ...(filter.reason === undefined ? [] : ['reasons LIKE :reason']),
    ...(filter.isMine ? ['claimed_by = :readerId'] : []),
    ...after.map(({ condition }) => condition),
  ];
  const order = filter.state === 'open' ? 'priority DESC, due_at, id' : 'decided_at DESC, id DESC';
  const values = { ...filter, districtId, schoolId, levels: levels.slice(0, rankOf(level) + 1), reason: `%"${filter.reason}"%`, ...after[0]?.values };
  const rows = await db.select<Row>(`SELECT * FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT :limit`, values);
  return rows.map(caseOf);
}

export interface Step {
  readonly id: string;
  readonly caseId: string;
  readonly kind: StepKind;
  readonly byId: string;
  /** Sealed. */
  readonly note: string | null;
  readonly at: number;
}

export async function insertStep(db: SqlScope, { id, caseId, kind, byId, note, at }: Step): Promise<void> {
  await db.insert('safety_case_steps', { id, case_id: caseId, kind, by_id: byId, note, at });
}

export async function findSteps(db: SqlScope, caseId: string): Promise<Step[]> {
  const statement = 'SELECT id, case_id AS caseId, kind, by_id AS byId, note, at FROM safety_case_steps WHERE case_id = :caseId ORDER BY id';
  return (await db.select<Step>(statement, { caseId })).map((step) => ({ ...step, at: Number(step.at) }));
}
