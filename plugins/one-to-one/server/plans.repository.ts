import type { SqlScope } from '@fudao/plugin-sdk';

const table = 'one_to_one_plans';

/** A duty that lies ahead. */
export interface Plan {
  readonly id: string;
  readonly teacherId: string;
  readonly teacherName: string;
  /** Of the teacher. */
  readonly districtId: string | null;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly subjects: readonly string[];
  readonly grades: readonly number[];
}

interface PlanRow {
  id: string;
  teacher_id: string;
  teacher_name: string;
  district_id: string | null;
  starts_at: number;
  ends_at: number;
  subjects: string;
  grades: string;
}

const planOf = (row: PlanRow): Plan => ({
  id: row.id,
  teacherId: row.teacher_id,
  teacherName: row.teacher_name,
  districtId: row.district_id,
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

/** Everybody's that lie in a stretch of time or reach into it, the first first: a city's week is some ten thousand at most. */
export async function findPlansBetween(db: SqlScope, from: number, to: number): Promise<Plan[]> {
  const statement = `SELECT * FROM ${table} WHERE ends_at > :from AND starts_at < :to ORDER BY starts_at, id`;
  return (await db.select<PlanRow>(statement, { from, to })).map(planOf);
}

const changing = ({ startsAt, endsAt, subjects, grades }: Plan) => ({
  starts_at: startsAt,
  ends_at: endsAt,
  subjects: JSON.stringify(subjects),
  grades: JSON.stringify(grades),
});

export async function insertPlan(db: SqlScope, plan: Plan): Promise<void> {
  const { id, teacherId, teacherName, districtId } = plan;
  await db.insert(table, { id, teacher_id: teacherId, teacher_name: teacherName, district_id: districtId, ...changing(plan) });
}

export async function savePlan(db: SqlScope, plan: Plan): Promise<void> {
  await db.update(table, changing(plan), { id: plan.id, teacher_id: plan.teacherId });
}

export async function deletePlan(db: SqlScope, teacherId: string, id: string): Promise<void> {
  await db.delete(table, { id, teacher_id: teacherId });
}
