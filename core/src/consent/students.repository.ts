import { UniqueViolation, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';
import type { KeptStudent, Student } from './student.ts';

const table = 'consent_students';

interface StudentRow {
  id: string;
  district_id: string | null;
  school_id: string | null;
  class_group_id: string | null;
  birth_date: string | null;
  asked_at: number | null;
}

const select = `SELECT id, district_id, school_id, class_group_id, birth_date, asked_at FROM ${table}`;

const studentOf = (row: StudentRow): KeptStudent => ({
  id: row.id,
  districtId: row.district_id,
  schoolId: row.school_id,
  classGroupId: row.class_group_id,
  birthDate: row.birth_date,
  askedAt: row.asked_at,
});

const rowOf = ({ districtId, schoolId, classGroupId, birthDate }: Student) => ({
  district_id: districtId,
  school_id: schoolId,
  class_group_id: classGroupId,
  birth_date: birthDate,
});

export async function findStudents(db: SqlScope, ids: readonly string[]): Promise<KeptStudent[]> {
  if (ids.length === 0) return [];
  return (await db.select<StudentRow>(`${select} WHERE id IN (:ids)`, { ids })).map(studentOf);
}

export async function lockStudent(db: LockingSqlScope, id: string): Promise<KeptStudent | undefined> {
  const row = await db.lockOne<StudentRow>(`${select} WHERE id = :id`, { id });
  return row && studentOf(row);
}

/** Always in the same order, so that two who hold several do not wait for each other. */
export async function lockStudents(db: LockingSqlScope, ids: readonly string[]): Promise<KeptStudent[]> {
  if (ids.length === 0) return [];
  return (await db.lockAll<StudentRow>(`${select} WHERE id IN (:ids) ORDER BY id`, { ids })).map(studentOf);
}

const isSame = (one: Student, other: Student) =>
  one.districtId === other.districtId &&
  one.schoolId === other.schoolId &&
  one.classGroupId === other.classGroupId &&
  one.birthDate === other.birthDate;

/** Puts down what identity says; gives those of whom it said something new. */
export async function saveStudents(db: SqlScope, students: readonly Student[]): Promise<string[]> {
  const known = new Map((await findStudents(db, students.map(({ id }) => id))).map((one) => [one.id, one]));
  const changed = students.filter((one) => known.has(one.id) && !isSame(one, known.get(one.id)!));
  for (const one of changed) await db.update(table, rowOf(one), { id: one.id });
  const fresh = students.filter(({ id }) => !known.has(id));
  if (fresh.length > 0) await insertStudents(db, fresh);
  return [...changed, ...fresh].map(({ id }) => id);
}

async function insertStudents(db: SqlScope, fresh: readonly Student[]): Promise<void> {
  const rows = fresh.map((one) => ({ id: one.id, ...rowOf(one) }));
  try {
    await db.insert(table, rows);
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    // Another node put some of them down meanwhile, with the same words.
    for (const row of rows) await db.insert(table, row).catch(ignoreTaken);
  }
}

function ignoreTaken(error: unknown): void {
  if (!(error instanceof UniqueViolation)) throw error;
}

export interface StudentPlace {
  readonly schoolId: string;
  readonly classGroupId?: string | undefined;
}

/** A school's students by class, after one of them. */
export async function findStudentsOf(
  db: SqlScope,
  { schoolId, classGroupId }: StudentPlace,
  after: { classGroupId: string; id: string } | undefined,
  limit: number,
): Promise<KeptStudent[]> {
  const parts = ['school_id = :schoolId'];
  if (classGroupId !== undefined) parts.push('class_group_id = :classGroupId');
  if (after) parts.push('(class_group_id > :afterGroup OR (class_group_id = :afterGroup AND id > :afterId))');
  const statement = `${select} WHERE ${parts.join(' AND ')} ORDER BY class_group_id, id LIMIT :limit`;
  const values = { schoolId, classGroupId, afterGroup: after?.classGroupId, afterId: after?.id, limit };
  return (await db.select<StudentRow>(statement, values)).map(studentOf);
}

/** Since when the student waits for a guardian; null: no more. */
export async function saveAsked(db: SqlScope, id: string, at: number | null): Promise<void> {
  await db.update(table, { asked_at: at }, { id });
}

/** Who became 14 with a guardian's answers, and was not told yet. */
export async function findUntold(db: SqlScope, bornBy: string, limit: number): Promise<string[]> {
  const rows = await db.select<{ id: string }>(
    `SELECT s.id FROM ${table} s WHERE s.birth_date <= :bornBy AND s.told_at IS NULL AND EXISTS
      (SELECT 1 FROM consent_decisions d WHERE d.student_id = s.id AND d.given_by = 'guardian') ORDER BY s.id LIMIT :limit`,
    { bornBy, limit },
  );
  return rows.map(({ id }) => id);
}

export async function saveTold(db: SqlScope, id: string, at: number): Promise<void> {
  await db.update(table, { told_at: at }, { id });
}
