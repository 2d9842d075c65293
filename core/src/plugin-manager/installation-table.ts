import type { SqlScope } from '@fudao/plugin-sdk';

/** What a district decided about a plugin. */
export interface Installation {
  readonly pluginId: string;
  readonly districtId: string;
  readonly isEnabled: boolean;
  /** What the district set, without the defaults. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Counts up with each change. */
  readonly revision: number;
  readonly changedBy: string;
  readonly changedAt: number;
}

export interface InstallationRow {
  plugin_id: string;
  district_id: string;
  is_enabled: number;
  settings: string;
  revision: number;
  changed_by: string;
  changed_at: number;
}

export function toInstallation(row: InstallationRow): Installation {
  return Object.freeze({
    pluginId: row.plugin_id,
    districtId: row.district_id,
    isEnabled: row.is_enabled === 1,
    settings: Object.freeze(JSON.parse(row.settings) as Record<string, unknown>),
    revision: row.revision,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  });
}

const keyOf = (pluginId: string, districtId: string) => `${pluginId}\n${districtId}`;

export interface InstallationChange {
  readonly before: Installation | undefined;
  readonly after: Installation;
}

/** This node's view of all installations; the database holds the truth and every node follows it. */
export class InstallationTable {
  #byKey = new Map<string, Installation>();

  get(pluginId: string, districtId: string): Installation | undefined {
    return this.#byKey.get(keyOf(pluginId, districtId));
  }

  isEnabled(pluginId: string, districtId: string): boolean {
    return this.#byKey.get(keyOf(pluginId, districtId))?.isEnabled ?? false;
  }

  isEnabledAnywhere(pluginId: string): boolean {
    return this.districtsOf(pluginId).length > 0;
  }

  districtsOf(pluginId: string): string[] {
    return [...this.#byKey.values()]
      .filter((installation) => installation.pluginId === pluginId && installation.isEnabled)
      .map((installation) => installation.districtId);
  }

  /** Reads the truth again and gives what is new to this node. */
  async refresh(db: SqlScope): Promise<InstallationChange[]> {
    const rows = await db.select<InstallationRow>('SELECT * FROM plugin_manager_installations');
    const changes: InstallationChange[] = [];
    for (const after of rows.map(toInstallation)) {
      const before = this.get(after.pluginId, after.districtId);
      if (before && before.revision >= after.revision) continue;
      this.#byKey.set(keyOf(after.pluginId, after.districtId), after);
      changes.push({ before, after });
    }
    return changes;
  }
}
