import type { SqlScope } from '@fudao/plugin-sdk';

const table = 'one_to_one_plans';

/** A duty that lies ahead. */
export interface Plan {
  readonly id: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly subjects: readonly string[];
  readonly grades: readonly number[];
}

interface PlanRow {
  id: string;
  teacher_id: string;
  teacher_name: string;
  starts_at: number;
  ends_at: number;
  subjects: string;
  grades: string;
}

const planOf = (row: PlanRow): Plan => ({
  id: row.id,
  teacherId: row.teacher_id,
  teacherName: row.teacher_name,
  startsAt: Number(row.starts_at),
  endsAt: Number(row.ends_at),
  subjects: JSON.parse(row.subjects) as string[],
  grades: JSON.parse(row.grades) as number[],
});

/** A teacher's own that are not over, the next first. */
export async function findPlans(db: SqlScope, teacherId: string, now: number): Promise<Plan[]> {
  const statement = `SELECT * FROM ${table} WHERE teacher_id = :teacherId AND ends_at > :now ORDER BY starts_at`;
  return (await db.select<PlanRow>(statement, { teacherId, now })).map(planOf);
}

export async function insertPlan(db: SqlScope, { id, teacherId, teacherName, startsAt, endsAt, subjects, grades }: Plan): Promise<void> {
  const row = { id, teacher_id: teacherId, teacher_name: teacherName, starts_at: startsAt, ends_at: endsAt };
  await db.insert(table, { ...row, subjects: JSON.stringify(subjects), grades: JSON.stringify(grades) });
}

export async function deletePlan(db: SqlScope, teacherId: string, id: string): Promise<void> {
  await db.delete(table, { id, teacher_id: teacherId });
}
