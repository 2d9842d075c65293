import type { SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { Entered } from './activity.ts';

const columns = 'id, teacher_id AS teacherId, district_id AS districtId, school_id AS schoolId, at, gross, amount, week, month';

export function entryRow({ id, teacherId, districtId, schoolId, ...same }: Entered): SqlRow {
  return { id, teacher_id: teacherId, district_id: districtId, school_id: schoolId, ...same };
}

/** Once: the ledger never changes a line, so what was heard of before stays as it is. The caller holds the teacher. */
export async function insertEntered(db: SqlScope, one: Entered): Promise<boolean> {
  if (await db.selectOne('SELECT id FROM analytics_entries WHERE id = :id', { id: one.id })) return false;
  await db.insert('analytics_entries', entryRow(one));
  return true;
}

/** Lines of a teacher's ledger that count in a period, earliest first. */
export async function findEntered(db: SqlScope, teacherId: string, period: string): Promise<Entered[]> {
  const column = period.length === 7 ? 'month' : 'week';
  return db.select(`SELECT ${columns} FROM analytics_entries WHERE teacher_id = :teacherId AND ${column} = :period ORDER BY at, id`, { teacherId, period });
}
