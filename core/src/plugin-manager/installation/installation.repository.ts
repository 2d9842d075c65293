import { commonErrors, type Caller, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../../database/index.ts';
import { errors } from '../errors.ts';
import type { Following } from '../routing/route.ts';
import { toInstallation, type Installation, type InstallationRow } from './installation.ts';

export interface WantedInstallation extends Following {
  pluginId: string;
  districtId: string;
  isEnabled: boolean;
  settings: Record<string, unknown>;
  /** Revision the administrator saw; 0 where there was none. */
  expectedRevision: number;
}

export async function readInstallations(db: SqlScope): Promise<Installation[]> {
  return (await db.select<InstallationRow>('SELECT * FROM plugin_manager_installations')).map(toInstallation);
}

export async function readInstallationsOf(db: SqlScope, pluginId: string): Promise<Installation[]> {
  const rows = await db.select<InstallationRow>('SELECT * FROM plugin_manager_installations WHERE plugin_id = :pluginId', {
    pluginId,
  });
  return rows.map(toInstallation);
}

export async function readInstallation(db: SqlScope, pluginId: string, districtId: string): Promise<Installation | undefined> {
  const row = await db.selectOne<InstallationRow>(
    'SELECT * FROM plugin_manager_installations WHERE plugin_id = :pluginId AND district_id = :districtId',
    { pluginId, districtId },
  );
  return row && toInstallation(row);
}

/** What is changed while it is disabled gives no more time to finish. */
function disabledAt(before: Installation | undefined, isEnabled: boolean, at: number): number | null {
  if (isEnabled) return null;
  return before?.isEnabled ? at : (before?.disabledAt ?? null);
}

/**
 * Writes what a district wants, with its history. Of two administrators at once, one wins.
 * @throws PLUGIN_CHANGED_MEANWHILE when the revision is no longer the expected one
 */
export async function writeInstallation(
  db: LockingSqlScope,
  wanted: WantedInstallation,
  caller: Pick<Caller, 'id' | 'name'>,
  historyId: string,
  at: number,
): Promise<Installation> {
  const { pluginId, districtId, expectedRevision } = wanted;
  const key = { plugin_id: pluginId, district_id: districtId };
  const change = {
    is_enabled: wanted.isEnabled ? 1 : 0,
    settings: JSON.stringify(wanted.settings),
    follows: wanted.follows,
    pinned_version: wanted.follows === 'pinned' ? wanted.pinnedVersion : null,
    canary_percent: wanted.follows === 'canary' ? wanted.canaryPercent : 0,
    revision: expectedRevision + 1,
    changed_by: caller.id,
    changed_at: at,
  };
  const before = await readInstallation(db, pluginId, districtId);
  const own = { ...change, disabled_at: disabledAt(before, wanted.isEnabled, at) };
  try {
    if (expectedRevision === 0) await db.insert('plugin_manager_installations', { ...key, ...own });
    else if ((await db.update('plugin_manager_installations', own, { ...key, revision: expectedRevision })) === 0) {
      throw errors.CHANGED_MEANWHILE();
    }
    await db.insert('plugin_manager_history', { id: historyId, ...key, ...change, changed_by_name: caller.name });
  } catch (error) {
    throw error instanceof UniqueViolation ? errors.CHANGED_MEANWHILE() : error;
  }
  return (await readInstallation(db, pluginId, districtId)) ?? Promise.reject(commonErrors.INTERNAL());
}

export interface HistoryEntry extends Following {
  revision: number;
  enabled: boolean;
  settings: Record<string, unknown>;
  changedByName: string;
  changedAt: string;
}

/** Changes of a district, the latest first: below `before` where a page follows another. */
export async function readHistory(
  db: SqlScope,
  pluginId: string,
  districtId: string,
  { before = Number.MAX_SAFE_INTEGER, limit = 50 }: { before?: number; limit?: number } = {},
): Promise<HistoryEntry[]> {
  const rows = await db.select<InstallationRow & { changed_by_name: string }>(
    `SELECT * FROM plugin_manager_history WHERE plugin_id = :pluginId AND district_id = :districtId AND revision < :before
     ORDER BY revision DESC LIMIT ${Math.trunc(limit)}`,
    { pluginId, districtId, before },
  );
  return rows.map((row) => ({
    revision: row.revision,
    enabled: row.is_enabled === 1,
    settings: JSON.parse(row.settings) as Record<string, unknown>,
    follows: row.follows,
    pinnedVersion: row.pinned_version,
    canaryPercent: row.canary_percent,
    changedByName: row.changed_by_name,
    changedAt: new Date(row.changed_at).toISOString(),
  }));
}
