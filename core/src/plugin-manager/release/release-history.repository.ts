import type { Caller, SqlScope } from '@fudao/plugin-sdk';

/** One step in the life of a plugin's releases: who did it, when, and with what. */
export interface ReleaseHistoryEntry {
  readonly version: string | null;
  readonly step: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly changedByName: string;
  readonly changedAt: string;
}

interface Row {
  version: string | null;
  step: string;
  detail: string;
  changed_by_name: string;
  changed_at: number;
}

export interface NewReleaseHistoryEntry {
  readonly id: string;
  readonly pluginId: string;
  readonly version: string | null;
  readonly step: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export async function writeReleaseHistory(
  db: SqlScope,
  { id, pluginId, version, step, detail }: NewReleaseHistoryEntry,
  by: Pick<Caller, 'id' | 'name'>,
  at: number,
): Promise<void> {
  await db.insert('plugin_manager_release_history', {
    id,
    plugin_id: pluginId,
    version,
    step,
    detail: JSON.stringify(detail),
    changed_by: by.id,
    changed_by_name: by.name,
    changed_at: at,
  });
}

/** The latest steps first. */
export async function readReleaseHistory(db: SqlScope, pluginId: string, limit = 100): Promise<ReleaseHistoryEntry[]> {
  const rows = await db.select<Row>(
    `SELECT version, step, detail, changed_by_name, changed_at FROM plugin_manager_release_history
     WHERE plugin_id = :pluginId ORDER BY changed_at DESC, id DESC LIMIT ${Math.trunc(limit)}`,
    { pluginId },
  );
  return rows.map((row) => ({
    version: row.version,
    step: row.step,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    changedByName: row.changed_by_name,
    changedAt: new Date(row.changed_at).toISOString(),
  }));
}
