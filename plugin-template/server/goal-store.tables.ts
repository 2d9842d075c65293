import { commonErrors, type PluginContext, type Work } from '@fudao/plugin-sdk';
import type { DayCounts, Goal } from '../api.ts';

type Reading = Pick<PluginContext, 'db' | 'districtId'>;
type Writing = Pick<Work, 'db'>;
type Owner = { readonly personId: string; readonly districtId: string | null };

interface GoalRow {
  id: string;
  goal_day: string;
  goal_text: string;
  is_reached: number;
}

/** More than a student has before the eyes. */
const shown = 100;

/** A person's goals, the latest first. */
export async function listGoals({ db }: Reading, personId: string): Promise<Goal[]> {
  const rows = await db.select<GoalRow>(
    'SELECT id, goal_day, goal_text, is_reached FROM plugin_template_goals WHERE person_id = :personId ORDER BY id DESC LIMIT :shown',
    { personId, shown },
  );
  return rows.map((row) => ({ id: row.id, day: row.goal_day, text: row.goal_text, isReached: row.is_reached === 1 }));
}

export async function countGoals({ db }: Writing, personId: string, day: string): Promise<number> {
  const counted = await db.selectOne<{ n: number }>(
    'SELECT COUNT(*) AS n FROM plugin_template_goals WHERE person_id = :personId AND goal_day = :day',
    { personId, day },
  );
  return Number(counted?.n);
}

/** A table does not know of districts by itself: what belongs to one says so. */
export async function addGoal(
  { db }: Writing,
  { personId, districtId }: Owner,
  { id, day, text }: Goal,
): Promise<void> {
  const row = { id, person_id: personId, district_id: districtId ?? '', goal_day: day, goal_text: text, is_reached: 0 };
  await db.insert('plugin_template_goals', row);
}

/** @throws FUDAO_NOT_FOUND where the goal is not this person's */
export async function reachGoal({ db }: Writing, personId: string, id: string, isReached: boolean): Promise<void> {
  await demandOwn(db, personId, id);
  await db.update('plugin_template_goals', { is_reached: isReached ? 1 : 0 }, { id });
}

/** @throws FUDAO_NOT_FOUND where the goal is not this person's */
export async function removeGoal({ db }: Writing, personId: string, id: string): Promise<void> {
  await demandOwn(db, personId, id);
  await db.delete('plugin_template_goals', { id });
}

export async function countDay({ db, districtId }: Reading, day: string): Promise<DayCounts> {
  const counted = await db.selectOne<{ n: number; reached: number | null }>(
    'SELECT COUNT(*) AS n, SUM(is_reached) AS reached FROM plugin_template_goals WHERE district_id = :districtId AND goal_day = :day',
    { districtId: districtId ?? '', day },
  );
  return { day, set: Number(counted?.n), reached: Number(counted?.reached ?? 0) };
}

async function demandOwn(db: Work['db'], personId: string, id: string): Promise<void> {
  const goal = await db.lockOne('SELECT id FROM plugin_template_goals WHERE id = :id AND person_id = :personId', {
    id,
    personId,
  });
  if (!goal) throw commonErrors.NOT_FOUND();
}
