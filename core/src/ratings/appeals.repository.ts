import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { Appeal, AppealStep } from './appeal.ts';

const table = 'ratings_appeals';
const stepTable = 'ratings_appeal_steps';

const columns = `id, teacher_id AS teacherId, teacher_district_id AS teacherDistrictId, about, target, stage, state,
  created_at AS createdAt, changed_at AS changedAt`;

export interface AppealWithSteps extends Appeal {
  readonly steps: readonly AppealStep[];
}

const withTimes = (row: Appeal): Appeal => ({ ...row, createdAt: Number(row.createdAt), changedAt: Number(row.changedAt) });

type StepRow = Omit<AppealStep, 'ratingIds'> & { readonly ratingIds: string };

async function withSteps(db: SqlScope, appeals: readonly Appeal[]): Promise<AppealWithSteps[]> {
  if (appeals.length === 0) return [];
  const rows = await db.select<StepRow>(
    `SELECT id, appeal_id AS appealId, kind, by_id AS byId, reason, rating_ids AS ratingIds, at
     FROM ${stepTable} WHERE appeal_id IN (:ids) ORDER BY id`,
    { ids: appeals.map(({ id }) => id) },
  );
  const steps = rows.map((row) => ({ ...row, at: Number(row.at), ratingIds: JSON.parse(row.ratingIds) as string[] }));
  return appeals.map((appeal) => ({ ...withTimes(appeal), steps: steps.filter(({ appealId }) => appealId === appeal.id) }));
}

export async function insertAppeal(db: SqlScope, appeal: Appeal): Promise<void> {
  await db.insert(table, {
    id: appeal.id,
    teacher_id: appeal.teacherId,
    teacher_district_id: appeal.teacherDistrictId,
    about: appeal.about,
    target: appeal.target,
    stage: appeal.stage,
    state: appeal.state,
    created_at: appeal.createdAt,
    changed_at: appeal.changedAt,
  });
}

export async function insertStep(db: SqlScope, step: AppealStep): Promise<void> {
  const { id, appealId, kind, byId, reason, ratingIds, at } = step;
  await db.insert(stepTable, { id, appeal_id: appealId, kind, by_id: byId, reason, rating_ids: JSON.stringify(ratingIds), at });
}

export async function saveAppeal(db: SqlScope, { id, stage, state, changedAt }: Appeal): Promise<void> {
  await db.update(table, { stage, state, changed_at: changedAt }, { id });
}

export async function lockAppeal(db: LockingSqlScope, id: string): Promise<Appeal | undefined> {
  const row = await db.lockOne<Appeal>(`SELECT ${columns} FROM ${table} WHERE id = :id`, { id });
  return row && withTimes(row);
}

export async function findAppeal(db: SqlScope, id: string): Promise<AppealWithSteps | undefined> {
  const rows = await db.select<Appeal>(`SELECT ${columns} FROM ${table} WHERE id = :id`, { id });
  return (await withSteps(db, rows))[0];
}

export async function findOwnAppeals(db: SqlScope, teacherId: string): Promise<AppealWithSteps[]> {
  const statement = `SELECT ${columns} FROM ${table} WHERE teacher_id = :teacherId ORDER BY id DESC LIMIT 50`;
  return withSteps(db, await db.select<Appeal>(statement, { teacherId }));
}

export async function isPending(db: SqlScope, { teacherId, about, target }: Pick<Appeal, 'teacherId' | 'about' | 'target'>): Promise<boolean> {
  const statement = `SELECT id FROM ${table}
    WHERE teacher_id = :teacherId AND about = :about AND target = :target AND state = 'pending' LIMIT 1`;
  return (await db.selectOne(statement, { teacherId, about, target })) !== undefined;
}

export interface AppealFilter {
  readonly isPending: boolean;
  /** Absent: the whole city. */
  readonly districtId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What waits longest comes first; what is decided, latest first. */
export async function findAppeals(db: SqlScope, filter: AppealFilter): Promise<AppealWithSteps[]> {
  const district = filter.districtId === undefined ? '' : 'AND teacher_district_id = :districtId';
  const behind = filter.cursor === undefined ? '' : `AND id ${filter.isPending ? '>' : '<'} :cursor`;
  const rows = await db.select<Appeal>(
    `SELECT ${columns} FROM ${table} WHERE state ${filter.isPending ? '=' : '<>'} 'pending' ${district} ${behind}
     ORDER BY id ${filter.isPending ? 'ASC' : 'DESC'} LIMIT :limit`,
    { ...filter },
  );
  return withSteps(db, rows);
}
