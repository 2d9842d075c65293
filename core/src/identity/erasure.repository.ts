import type { SqlScope } from '@fudao/plugin-sdk';
import type { AccountRecord } from './account.ts';
import { erasedEducationId } from './erasure-mark.ts';

export interface Erasure {
  readonly begunAt: number;
  /** Null while it is under way. */
  readonly erasedAt: number | null;
}

const table = 'identity_erasures';

export async function findErasure(db: SqlScope, mark: string): Promise<Erasure | undefined> {
  const row = await db.selectOne<{ begun_at: number; erased_at: number | null }>(`SELECT begun_at, erased_at FROM ${table} WHERE id_hash = :mark`, { mark });
  return row && { begunAt: row.begun_at, erasedAt: row.erased_at };
}

/** Which of these marks are those of people who were, or are being, erased. */
export async function findMarks(db: SqlScope, marks: readonly string[]): Promise<Set<string>> {
  if (marks.length === 0) return new Set();
  const rows = await db.select<{ id_hash: string }>(`SELECT id_hash FROM ${table} WHERE id_hash IN (:marks)`, { marks });
  return new Set(rows.map((row) => row.id_hash));
}

export async function insertErasure(db: SqlScope, mark: string, at: number): Promise<void> {
  await db.insert(table, { id_hash: mark, begun_at: at, erased_at: null });
}

export async function finishErasure(db: SqlScope, mark: string, at: number): Promise<void> {
  await db.update(table, { erased_at: at }, { id_hash: mark });
}

export function removeErasure(db: SqlScope, mark: string): Promise<number> {
  return db.run(`DELETE FROM ${table} WHERE id_hash = :mark AND erased_at IS NOT NULL`, { mark });
}

export interface ErasableAccount {
  readonly id: string;
  readonly educationId: string;
  readonly name: string;
  readonly kind: AccountRecord['kind'];
  readonly birthDate: string | null;
}

const columns = 'id, education_id AS educationId, name, kind, birth_date AS birthDate';

/** Also one that is being erased, which is found by nobody else. */
export function findErasable(db: SqlScope, by: { educationId: string } | { id: string }): Promise<ErasableAccount | undefined> {
  const where = 'id' in by ? 'id = :id' : 'education_id = :educationId';
  return db.selectOne<ErasableAccount>(`SELECT ${columns} FROM identity_accounts WHERE ${where}`, { ...by });
}

/** From here on the account is found by nobody and opens no session. */
export async function closeAccount(db: SqlScope, id: string, at: number): Promise<void> {
  await db.update('identity_accounts', { status: 'erased', password_hash: null, password_expires_at: null, changed_at: at }, { id });
  await db.delete('identity_sessions', { account_id: id });
}

const nothing = { class_group_id: null, school_id: null, grade: null, vendor_id: null, teaching: null, birth_date: null, password_hash: null, password_expires_at: null };

/** What stays: the id, which stands for nobody now, what kind of account it was, and its district. */
export async function anonymiseAccount(db: SqlScope, id: string, at: number): Promise<void> {
  const values = { ...nothing, education_id: erasedEducationId(id), name: '', status: 'erased', changed_at: at };
  await db.update('identity_accounts', values, { id });
  for (const owned of ['identity_role_assignments', 'identity_teachings', 'identity_sessions']) await db.delete(owned, { account_id: id });
}
