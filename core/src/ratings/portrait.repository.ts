import { UniqueViolation, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';
import type { Mode } from './scale.ts';

const teachers = 'ratings_teachers';
const months = 'ratings_portrait_months';
const parts = 'ratings_portrait_parts';

/** Sums of one mode in one month. */
export interface PortraitMonth {
  readonly month: string;
  readonly mode: Mode;
  readonly ratings: number;
  readonly shares: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export type PartKind = 'tag' | 'subject' | 'knowledge-point';

export interface PortraitPart {
  readonly kind: PartKind;
  readonly value: string;
  readonly ratings: number;
}

interface TeacherRow {
  id: string;
  district_id: string | null;
  waiting_since: number | null;
}

/** Sees to it that the row is there. Outside of transactions: when two make it at once, both find it. */
export async function ensureTeacher(db: SqlScope, id: string): Promise<void> {
  if (await db.selectOne(`SELECT id FROM ${teachers} WHERE id = :id`, { id })) return;
  try {
    await db.insert(teachers, { id, waiting_since: null });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
  }
}

/** Holds all of a teacher's portrait. */
export async function lockTeacher(db: LockingSqlScope, id: string): Promise<{ waitingSince: number | null } | undefined> {
  const row = await db.lockOne<TeacherRow>(`SELECT * FROM ${teachers} WHERE id = :id`, { id });
  return row && { waitingSince: row.waiting_since === null ? null : Number(row.waiting_since) };
}

export async function saveWaiting(db: SqlScope, id: string, since: number | null): Promise<void> {
  await db.update(teachers, { waiting_since: since }, { id });
}

/** Teachers who have ratings from before a moment that were not looked at yet. */
export async function findWaitingTeachers(db: SqlScope, before: number, limit: number): Promise<string[]> {
  const statement = `SELECT id FROM ${teachers} WHERE waiting_since < :before ORDER BY waiting_since LIMIT :limit`;
  return (await db.select<{ id: string }>(statement, { before, limit })).map(({ id }) => id);
}

export async function readMonths(db: SqlScope, teacherId: string): Promise<PortraitMonth[]> {
  const statement = `SELECT month, mode, ratings, shares, low, middle, high FROM ${months}
    WHERE teacher_id = :teacherId AND ratings > 0 ORDER BY month, mode`;
  return db.select<PortraitMonth>(statement, { teacherId });
}

export async function readParts(db: SqlScope, teacherId: string): Promise<PortraitPart[]> {
  const statement = `SELECT kind, value, ratings FROM ${parts}
    WHERE teacher_id = :teacherId AND ratings > 0 ORDER BY kind, ratings DESC, value`;
  return db.select<PortraitPart>(statement, { teacherId });
}

/** Adds sums, which may be negative, to those of a month and mode. */
export async function addMonth(db: SqlScope, teacherId: string, newId: string, add: PortraitMonth): Promise<void> {
  const changed = await db.run(
    `UPDATE ${months} SET ratings = ratings + :ratings, shares = shares + :shares, low = low + :low,
       middle = middle + :middle, high = high + :high
     WHERE teacher_id = :teacherId AND month = :month AND mode = :mode`,
    { ...add, teacherId },
  );
  if (changed === 0) await db.insert(months, { id: newId, teacher_id: teacherId, ...add });
}

export async function addPart(db: SqlScope, teacherId: string, newId: string, add: PortraitPart): Promise<void> {
  const { kind, value, ratings } = add;
  const changed = await db.run(
    `UPDATE ${parts} SET ratings = ratings + :ratings WHERE teacher_id = :teacherId AND kind = :kind AND value = :value`,
    { teacherId, kind, value, ratings },
  );
  if (changed === 0) await db.insert(parts, { id: newId, teacher_id: teacherId, kind, value, ratings });
}

export async function forgetPortrait(db: SqlScope, teacherId: string): Promise<void> {
  await db.delete(months, { teacher_id: teacherId });
  await db.delete(parts, { teacher_id: teacherId });
}

/** Every teacher who was ever rated, in the order of ids. */
export async function findTeachersAfter(db: SqlScope, after: string, limit: number): Promise<string[]> {
  const statement = `SELECT id FROM ${teachers} WHERE id > :after ORDER BY id LIMIT :limit`;
  return (await db.select<{ id: string }>(statement, { after, limit })).map(({ id }) => id);
}
