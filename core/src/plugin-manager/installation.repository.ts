import { commonErrors, type Caller, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../database/index.ts';
import { errors } from './errors.ts';
import { toInstallation, type Installation, type InstallationRow } from './installation-table.ts';

export interface WantedInstallation {
  pluginId: string;
  districtId: string;
  isEnabled: boolean;
  settings: Record<string, unknown>;
  /** Revision the administrator saw; 0 where there was none. */
  expectedRevision: number;
}

export async function readInstallation(db: SqlScope, pluginId: string, districtId: string): Promise<Installation | undefined> {
  const row = await db.selectOne<InstallationRow>(
    'SELECT * FROM plugin_manager_installations WHERE plugin_id = :pluginId AND district_id = :districtId',
    { pluginId, districtId },
  );
  return row && toInstallation(row);
}

/**
 * Writes what a district wants, with its history. Of two administrators at once, one wins.
 * @throws PLUGIN_CHANGED_MEANWHILE when the revision is no longer the expected one
 */
export async function writeInstallation(
  db: LockingSqlScope,
  wanted: WantedInstallation,
  caller: Caller,
  historyId: string,
  at: number,
): Promise<Installation> {
  const { pluginId, districtId, expectedRevision } = wanted;
  const key = { plugin_id: pluginId, district_id: districtId };
  const change = {
    is_enabled: wanted.isEnabled ? 1 : 0,
    settings: JSON.stringify(wanted.settings),
    revision: expectedRevision + 1,
    changed_by: caller.id,
    changed_at: at,
  };
  try {
    if (expectedRevision === 0) await db.insert('plugin_manager_installations', { ...key, ...change });
    else if ((await db.update('plugin_manager_installations', change, { ...key, revision: expectedRevision })) === 0) {
      throw errors.CHANGED_MEANWHILE();
    }
    await db.insert('plugin_manager_history', { id: historyId, ...key, ...change, changed_by_name: caller.name });
  } catch (error) {
    throw error instanceof UniqueViolation ? errors.CHANGED_MEANWHILE() : error;
  }
  return (await readInstallation(db, pluginId, districtId)) ?? Promise.reject(commonErrors.INTERNAL());
}

export interface HistoryEntry {
  revision: number;
  enabled: boolean;
  settings: Record<string, unknown>;
  changedByName: string;
  changedAt: string;
}

export async function readHistory(db: SqlScope, pluginId: string, districtId: string): Promise<HistoryEntry[]> {
  const rows = await db.select<InstallationRow & { changed_by_name: string }>(
    `SELECT * FROM plugin_manager_history WHERE plugin_id = :pluginId AND district_id = :districtId
     ORDER BY revision DESC LIMIT 50`,
    { pluginId, districtId },
  );
  return rows.map((row) => ({
    revision: row.revision,
    enabled: row.is_enabled === 1,
    settings: JSON.parse(row.settings) as Record<string, unknown>,
    changedByName: row.changed_by_name,
    changedAt: new Date(row.changed_at).toISOString(),
  }));
}
