import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';

/**
 * `receiving`: announced, its bytes are on the way. `unattached`: there, but nothing uses it yet.
 * `removing`: given up; nobody can attach it any more, its bytes go next.
 */
export type FileState = 'receiving' | 'unattached' | 'attached' | 'removing';

export interface FileRow {
  readonly id: string;
  readonly state: FileState;
  readonly uploaded_by: string;
  readonly purpose: string;
  readonly subject_id: string | null;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly created_at: number;
  /** When it came into its state. */
  readonly changed_at: number;
}

const columns = 'id, state, uploaded_by, purpose, subject_id, width, height, bytes, created_at, changed_at';

export async function insertFile(
  db: SqlScope,
  file: { id: string; uploadedBy: string; purpose: string; at: number },
): Promise<void> {
  const { id, uploadedBy, purpose, at } = file;
  await db.insert('files_files', {
    id,
    state: 'receiving',
    uploaded_by: uploadedBy,
    purpose,
    created_at: at,
    changed_at: at,
  });
}

/**
 * When each picture was uploaded that the account has not used yet. Holds the oldest of them, so
 * that two uploads at once cannot both take the last place.
 */
export async function lockUnattached(db: LockingSqlScope, accountId: string): Promise<number[]> {
  const unused = `uploaded_by = :accountId AND state IN ('receiving', 'unattached')`;
  await db.lockOne(`SELECT id FROM files_files WHERE ${unused} ORDER BY created_at, id LIMIT 1`, { accountId });
  const rows = await db.select<{ created_at: number }>(`SELECT created_at FROM files_files WHERE ${unused}`, {
    accountId,
  });
  return rows.map((row) => row.created_at);
}

export function lockFile(db: LockingSqlScope, id: string): Promise<FileRow | undefined> {
  return db.lockOne<FileRow>(`SELECT ${columns} FROM files_files WHERE id = :id`, { id });
}

export function findFiles(db: SqlScope, ids: readonly string[]): Promise<FileRow[]> {
  return db.select<FileRow>(
    `SELECT ${columns} FROM files_files WHERE id IN (:ids) AND state IN ('unattached', 'attached')`,
    { ids },
  );
}

/** Files that nobody used in time, and uploads that broke off. */
export async function findAbandoned(
  db: SqlScope,
  before: { unattached: number; receiving: number },
  limit: number,
): Promise<string[]> {
  const rows = await db.select<{ id: string }>(
    `SELECT id FROM files_files
     WHERE (state = 'unattached' AND changed_at < :unattached) OR (state = 'receiving' AND changed_at < :receiving)
       OR state = 'removing'
     ORDER BY changed_at LIMIT :limit`,
    { ...before, limit },
  );
  return rows.map((row) => row.id);
}

/** Takes an abandoned file out of everybody's reach; false when somebody attached it meanwhile. */
export async function markRemoving(db: SqlScope, id: string, at: number): Promise<boolean> {
  const where = { id, state: ['receiving', 'unattached', 'removing'] };
  return (await db.update('files_files', { state: 'removing', changed_at: at }, where)) > 0;
}

export async function deleteFile(db: SqlScope, id: string): Promise<void> {
  await db.delete('files_files', { id });
}
