import { createHash } from 'node:crypto';
import type { LockingSqlScope, SqlRow, SqlScope } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../database/index.ts';
import { noFailures, type FailureCount } from './sign-in-limit.ts';

interface FailureRow {
  failures: number;
  failed_at: number;
  blocked_until: number;
}

/** Under which row failures of an account or an address are counted; the row does not say whose they are. */
export function failureId(kind: 'account' | 'address', key: string): string {
  return createHash('sha256').update(`${kind}:${key}`).digest('base64url');
}

const select = 'SELECT failures, failed_at, blocked_until FROM identity_sign_in_failures WHERE id = :id';
const table = 'identity_sign_in_failures';

const toCount = (row: FailureRow): FailureCount => ({
  failures: row.failures,
  failedAt: row.failed_at,
  blockedUntil: row.blocked_until,
});

const toRow = (count: FailureCount): SqlRow => ({
  failures: count.failures,
  failed_at: count.failedAt,
  blocked_until: count.blockedUntil,
});

export async function readFailures(db: SqlScope, id: string): Promise<FailureCount> {
  const row = await db.selectOne<FailureRow>(select, { id });
  return row ? toCount(row) : noFailures;
}

/** Reads and holds a count, so that of a hundred guesses at once each is counted. */
export async function lockFailures(db: LockingSqlScope, id: string): Promise<FailureCount> {
  const row = await db.lockOne<FailureRow>(select, { id });
  if (row) return toCount(row);
  try {
    await db.insert(table, { id, ...toRow(noFailures) });
    return noFailures;
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    return lockFailures(db, id);
  }
}

export async function saveFailures(db: SqlScope, id: string, count: FailureCount): Promise<void> {
  await db.update(table, toRow(count), { id });
}

export async function clearFailures(db: SqlScope, id: string): Promise<void> {
  await db.delete(table, { id });
}

export function forgetFailures(db: SqlScope, before: number): Promise<number> {
  return db.run(`DELETE FROM ${table} WHERE failed_at < :before AND blocked_until < :before`, { before });
}
