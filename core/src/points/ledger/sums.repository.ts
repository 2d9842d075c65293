import { UniqueViolation, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';
import type { Hundredths } from '../rules/hundredths.ts';
import type { Sums } from '../rules/sums.ts';

/** What a teacher's entries of a term come to. */
export interface TeacherSums extends Sums {
  readonly teacherId: string;
  readonly termId: string;
  /** Where the teacher was when the term's first entry came: this district signs it off. Empty for none. */
  readonly districtId: string;
  readonly granted: Hundredths;
  readonly entries: number;
  readonly isClosed: boolean;
}

type Row = Omit<TeacherSums, 'isClosed'> & { is_closed: number };

const columns = 'teacher_id AS teacherId, term_id AS termId, district_id AS districtId, earned, corrected, granted, entries, is_closed';
const byTeacher = `SELECT ${columns} FROM points_sums WHERE teacher_id = :teacherId AND term_id = :termId`;

function fromRow({ is_closed, ...row }: Row): TeacherSums {
  return { ...row, isClosed: is_closed === 1 };
}

/** Makes the row that all changes of a teacher's points line up behind. Outside of a transaction: it holds nothing. */
export async function ensureTeacher(db: SqlScope, teacherId: string): Promise<void> {
  if (await db.selectOne('SELECT teacher_id FROM points_teachers WHERE teacher_id = :teacherId', { teacherId })) return;
  try {
    await db.insert('points_teachers', { teacher_id: teacherId });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
  }
}

/** Until the transaction ends nobody else changes this teacher's points. */
export async function lockTeacher(db: LockingSqlScope, teacherId: string): Promise<void> {
  await db.lockOne('SELECT teacher_id FROM points_teachers WHERE teacher_id = :teacherId', { teacherId });
}

export async function findSums(db: SqlScope, teacherId: string, termId: string): Promise<TeacherSums | undefined> {
  const row = await db.selectOne<Row>(byTeacher, { teacherId, termId });
  return row && fromRow(row);
}

export async function lockSums(db: LockingSqlScope, teacherId: string, termId: string): Promise<TeacherSums | undefined> {
  const row = await db.lockOne<Row>(byTeacher, { teacherId, termId });
  return row && fromRow(row);
}

export async function findSumsOf(db: SqlScope, teacherIds: readonly string[], termId: string): Promise<TeacherSums[]> {
  if (teacherIds.length === 0) return [];
  const statement = `SELECT ${columns} FROM points_sums WHERE term_id = :termId AND teacher_id IN (:teacherIds)`;
  return (await db.select<Row>(statement, { teacherIds, termId })).map(fromRow);
}

/** All of a district, or of the city, in the order of their ids. */
export async function listSums(db: SqlScope, termId: string, districtId?: string): Promise<TeacherSums[]> {
  const inDistrict = districtId === undefined ? '' : 'AND district_id = :districtId';
  const statement = `SELECT ${columns} FROM points_sums WHERE term_id = :termId ${inDistrict} ORDER BY teacher_id`;
  return (await db.select<Row>(statement, { termId, districtId })).map(fromRow);
}

export async function insertSums(db: SqlScope, sums: TeacherSums): Promise<void> {
  const { teacherId, termId, districtId, earned, corrected, granted, entries, isClosed } = sums;
  await db.insert('points_sums', {
    ...{ teacher_id: teacherId, term_id: termId, district_id: districtId },
    ...{ earned, corrected, granted, entries, is_closed: isClosed ? 1 : 0 },
  });
}

export async function saveSums(db: SqlScope, { teacherId, termId, earned, corrected, granted, entries }: TeacherSums): Promise<void> {
  await db.update('points_sums', { earned, corrected, granted, entries }, { teacher_id: teacherId, term_id: termId });
}

/** Closes or opens all teachers of a district for a term; whoever is changing one is waited for. */
export async function setClosed(db: SqlScope, termId: string, districtIds: readonly string[], isClosed: boolean): Promise<void> {
  if (districtIds.length === 0) return;
  await db.update('points_sums', { is_closed: isClosed ? 1 : 0 }, { term_id: termId, district_id: districtIds });
}
