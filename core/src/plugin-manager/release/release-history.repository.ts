import type { Caller, SqlScope } from '@fudao/plugin-sdk';

/** One step in the life of a plugin's releases: who did it, when, and with what. */
export interface ReleaseHistoryEntry {
  readonly id: string;
  readonly version: string | null;
  readonly step: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly changedByName: string;
  readonly changedAt: string;
}

interface Row {
  id: string;
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

export interface ReleaseHistoryPage {
  readonly items: ReleaseHistoryEntry[];
  /** Where older steps go on; null where these were the first. */
  readonly nextCursor: string | null;
}

const cursorOf = ({ changed_at: at, id }: Row) => `${at}.${id}`;

/** A cursor that means nothing begins anew. */
function readCursor(cursor: string | undefined): { at: number; id: string } {
  const [, at, id] = /^(\d{1,15})\.(.+)$/.exec(cursor ?? '') ?? [];
  return at === undefined ? { at: Number.MAX_SAFE_INTEGER, id: '' } : { at: Number(at), id: id! };
}

/** The latest steps first. */
export async function readReleaseHistory(
  db: SqlScope,
  pluginId: string,
  { cursor, limit = 20 }: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<ReleaseHistoryPage> {
  const rows = await db.select<Row>(
    `SELECT id, version, step, detail, changed_by_name, changed_at FROM plugin_manager_release_history
     WHERE plugin_id = :pluginId AND (changed_at < :at OR (changed_at = :at AND id < :id))
     ORDER BY changed_at DESC, id DESC LIMIT ${Math.trunc(limit) + 1}`,
    { pluginId, ...readCursor(cursor) },
  );
  const page = rows.slice(0, limit);
  return { items: page.map(toEntry), nextCursor: rows.length > limit ? cursorOf(page.at(-1)!) : null };
}

function toEntry(row: Row): ReleaseHistoryEntry {
  return {
    id: row.id,
    version: row.version,
    step: row.step,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    changedByName: row.changed_by_name,
    changedAt: new Date(row.changed_at).toISOString(),
  };
}
