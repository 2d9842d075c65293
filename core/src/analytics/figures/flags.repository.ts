import type { SqlScope } from '@fudao/plugin-sdk';
import type { Keys } from '../period.ts';
import type { FlagFigures } from './anomalies.ts';

export interface KeptFlag extends FlagFigures, Keys {
  readonly id: string;
  readonly teacherId: string;
}

const table = 'analytics_flags';

export async function insertFlag(db: SqlScope, { id, kind, teacherId, count, of, week, month }: KeptFlag): Promise<void> {
  if (await db.selectOne(`SELECT id FROM ${table} WHERE id = :id`, { id })) return;
  await db.insert(table, { id, kind, teacher_id: teacherId, found: count, of_all: of, week, month });
}

/** Flags that were found in a period, by teacher. */
export async function findFlags(db: SqlScope, period: string): Promise<ReadonlyMap<string, FlagFigures[]>> {
  const column = period.length === 7 ? 'month' : 'week';
  const rows = await db.select<{ teacherId: string; kind: FlagFigures['kind']; found: number; ofAll: number }>(
    `SELECT teacher_id AS teacherId, kind, found, of_all AS ofAll FROM ${table} WHERE ${column} = :period ORDER BY id`,
    { period },
  );
  const byTeacher = new Map<string, FlagFigures[]>();
  for (const { teacherId, kind, found, ofAll } of rows) {
    byTeacher.set(teacherId, [...(byTeacher.get(teacherId) ?? []), { kind, count: found, of: ofAll }]);
  }
  return byTeacher;
}
