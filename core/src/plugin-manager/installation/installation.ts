import { followsStable, type Following, type Follows } from '../routing/route.ts';

/** What a district decided about a plugin. */
export interface Installation extends Following {
  readonly pluginId: string;
  readonly districtId: string;
  readonly isEnabled: boolean;
  /** When it was last disabled; null while it is enabled. Milliseconds since 1970. */
  readonly disabledAt: number | null;
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
  disabled_at: number | null;
  settings: string;
  follows: Follows;
  pinned_version: string | null;
  canary_percent: number;
  revision: number;
  changed_by: string;
  changed_at: number;
}

export function toInstallation(row: InstallationRow): Installation {
  return Object.freeze({
    pluginId: row.plugin_id,
    districtId: row.district_id,
    isEnabled: row.is_enabled === 1,
    disabledAt: row.disabled_at,
    settings: Object.freeze(JSON.parse(row.settings) as Record<string, unknown>),
    follows: row.follows,
    pinnedVersion: row.pinned_version,
    canaryPercent: row.canary_percent,
    revision: row.revision,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  });
}

export function followingOf(installation: Installation | undefined): Following {
  return installation ?? followsStable;
}
