import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';

export interface GuardianCode {
  readonly id: string;
  readonly studentId: string;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  readonly replacedAt: number | null;
}

export interface NewCode {
  readonly id: string;
  readonly hash: string;
  readonly studentId: string;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly expiresAt: number;
}

const table = 'consent_codes';
const select = `SELECT id, student_id AS studentId, expires_at AS expiresAt, used_at AS usedAt, replaced_at AS replacedAt
  FROM ${table} WHERE code_hash = :hash`;

export function findCode(db: SqlScope, hash: string): Promise<GuardianCode | undefined> {
  return db.selectOne<GuardianCode>(select, { hash });
}

/** Held, so that of two who use it at once one comes second. */
export function lockCode(db: LockingSqlScope, hash: string): Promise<GuardianCode | undefined> {
  return db.lockOne<GuardianCode>(select, { hash });
}

/** A student has one code at a time. */
export async function replaceCodes(db: SqlScope, codes: readonly NewCode[]): Promise<void> {
  if (codes.length === 0) return;
  const studentIds = codes.map(({ studentId }) => studentId);
  await db.run(
    `UPDATE ${table} SET replaced_at = :at WHERE student_id IN (:studentIds) AND used_at IS NULL AND replaced_at IS NULL`,
    { studentIds, at: codes[0]!.madeAt },
  );
  await db.insert(
    table,
    codes.map(({ id, hash, studentId, madeBy, madeAt, expiresAt }) => ({
      ...{ id, code_hash: hash, student_id: studentId, made_by: madeBy, made_at: madeAt, expires_at: expiresAt },
    })),
  );
}

export async function saveUsed(db: SqlScope, id: string, at: number): Promise<void> {
  await db.update(table, { used_at: at }, { id });
}

/** Until when a student has a code that may still be used. */
export async function findLiveCodes(db: SqlScope, studentIds: readonly string[], now: number): Promise<Map<string, number>> {
  if (studentIds.length === 0) return new Map();
  const rows = await db.select<{ id: string; until: number }>(
    `SELECT student_id AS id, expires_at AS until FROM ${table}
      WHERE student_id IN (:studentIds) AND used_at IS NULL AND replaced_at IS NULL AND expires_at > :now`,
    { studentIds, now },
  );
  return new Map(rows.map(({ id, until }) => [id, until]));
}

export function forgetCodes(db: SqlScope, before: number): Promise<number> {
  return db.run(`DELETE FROM ${table} WHERE expires_at < :before`, { before });
}
