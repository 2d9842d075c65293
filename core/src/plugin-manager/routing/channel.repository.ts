import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../../database/index.ts';
import { errors } from '../errors.ts';
import type { Channels } from './route.ts';

/** A plugin's channels with what is needed to change and to roll them back. */
export interface ChannelState extends Channels {
  readonly pluginId: string;
  readonly previousStable: string | null;
  /** Milliseconds since 1970 until which a release that fails too often is rolled back by itself. */
  readonly probationUntil: number;
  readonly revision: number;
  readonly reason: string | null;
  readonly changedBy: string;
  readonly changedAt: number;
}

interface ChannelRow {
  plugin_id: string;
  stable_version: string | null;
  canary_version: string | null;
  previous_stable: string | null;
  probation_until: number;
  revision: number;
  reason: string | null;
  changed_by: string;
  changed_at: number;
}

const toChannelState = (row: ChannelRow): ChannelState => ({
  pluginId: row.plugin_id,
  stable: row.stable_version,
  canary: row.canary_version,
  previousStable: row.previous_stable,
  probationUntil: row.probation_until,
  revision: row.revision,
  reason: row.reason,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
});

export async function readChannels(db: SqlScope): Promise<ChannelState[]> {
  return (await db.select<ChannelRow>('SELECT * FROM plugin_manager_channels ORDER BY plugin_id')).map(toChannelState);
}

export async function readChannelsOf(db: SqlScope, pluginId: string): Promise<ChannelState | undefined> {
  const row = await db.selectOne<ChannelRow>('SELECT * FROM plugin_manager_channels WHERE plugin_id = :pluginId', { pluginId });
  return row && toChannelState(row);
}

export interface WantedChannels extends Channels {
  readonly pluginId: string;
  readonly previousStable: string | null;
  readonly probationUntil: number;
  /** Revision that was seen; 0 where the plugin has no channels yet. */
  readonly expectedRevision: number;
  readonly reason: string | null;
}

/**
 * Moves the pointer. Of two at once, one wins.
 * @throws PLUGIN_CHANGED_MEANWHILE when the revision is no longer the expected one
 */
export async function writeChannels(db: LockingSqlScope, wanted: WantedChannels, by: string, at: number): Promise<void> {
  const { pluginId, expectedRevision } = wanted;
  const values = {
    stable_version: wanted.stable,
    canary_version: wanted.canary,
    previous_stable: wanted.previousStable,
    probation_until: wanted.probationUntil,
    revision: expectedRevision + 1,
    reason: wanted.reason,
    changed_by: by,
    changed_at: at,
  };
  try {
    if (expectedRevision === 0) return await db.insert('plugin_manager_channels', { plugin_id: pluginId, ...values });
  } catch (error) {
    throw error instanceof UniqueViolation ? errors.CHANGED_MEANWHILE() : error;
  }
  const changed = await db.update('plugin_manager_channels', values, { plugin_id: pluginId, revision: expectedRevision });
  if (changed === 0) throw errors.CHANGED_MEANWHILE();
}
