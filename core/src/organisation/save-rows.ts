import type { LockingSqlScope, SqlRow, SqlValue } from '@fudao/plugin-sdk';

export interface Saved {
  created: number;
  changed: number;
  unchanged: number;
}

const chunkSize = 500;

function differs(row: SqlRow, stored: SqlRow): boolean {
  return Object.entries(row).some(([column, value]) => stored[column] !== value);
}

async function saveChunk(db: LockingSqlScope, table: string, rows: readonly SqlRow[]): Promise<Saved> {
  const ids = rows.map((row) => row['id'] as SqlValue);
  const found = await db.select(`SELECT * FROM ${table} WHERE id IN (:ids)`, { ids });
  const stored = new Map(found.map((row) => [row['id'], row]));
  const fresh = rows.filter((row) => !stored.has(row['id']!));
  const changed = rows.filter((row) => stored.has(row['id']!) && differs(row, stored.get(row['id']!)!));
  if (fresh.length > 0) await db.insert(table, fresh);
  for (const row of changed) await db.update(table, row, { id: row['id'] as SqlValue });
  return { created: fresh.length, changed: changed.length, unchanged: rows.length - fresh.length - changed.length };
}

/** Makes a table hold these rows, known by their `id`; others stay. */
export async function saveRows(db: LockingSqlScope, table: string, rows: readonly SqlRow[]): Promise<Saved> {
  const total: Saved = { created: 0, changed: 0, unchanged: 0 };
  for (let start = 0; start < rows.length; start += chunkSize) {
    const saved = await saveChunk(db, table, rows.slice(start, start + chunkSize));
    total.created += saved.created;
    total.changed += saved.changed;
    total.unchanged += saved.unchanged;
  }
  return total;
}
