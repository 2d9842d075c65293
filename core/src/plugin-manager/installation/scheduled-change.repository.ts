import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { WantedChange } from './installation-change.ts';

export type ScheduledState = 'waiting' | 'done' | 'failed' | 'cancelled';

/** What an administrator wants at a later time. */
export interface ScheduledChange {
  readonly id: string;
  readonly pluginId: string;
  readonly districtId: string;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  readonly wanted: Omit<WantedChange, 'pluginId' | 'districtId' | 'expectedRevision'>;
  readonly state: ScheduledState;
  readonly failure: string | null;
  readonly createdBy: string;
  readonly createdByName: string;
}

interface Row {
  id: string;
  plugin_id: string;
  district_id: string;
  due_at: number;
  wanted: string;
  state: ScheduledState;
  failure: string | null;
  created_by: string;
  created_by_name: string;
}

const toChange = (row: Row): ScheduledChange => ({
  id: row.id,
  pluginId: row.plugin_id,
  districtId: row.district_id,
  dueAt: row.due_at,
  wanted: JSON.parse(row.wanted) as ScheduledChange['wanted'],
  state: row.state,
  failure: row.failure,
  createdBy: row.created_by,
  createdByName: row.created_by_name,
});

export async function insertScheduled(db: SqlScope, change: Omit<ScheduledChange, 'state' | 'failure'>, at: number): Promise<void> {
  await db.insert('plugin_manager_scheduled_changes', {
    id: change.id,
    plugin_id: change.pluginId,
    district_id: change.districtId,
    due_at: change.dueAt,
    wanted: JSON.stringify(change.wanted),
    state: 'waiting',
    created_by: change.createdBy,
    created_by_name: change.createdByName,
    created_at: at,
  });
}

/** What waits, and what came of the last ones: the next first, then backwards in time. */
export async function readScheduled(db: SqlScope, pluginId: string, districtId: string): Promise<ScheduledChange[]> {
  const rows = await db.select<Row>(
    `SELECT * FROM plugin_manager_scheduled_changes WHERE plugin_id = :pluginId AND district_id = :districtId
     ORDER BY due_at DESC LIMIT 20`,
    { pluginId, districtId },
  );
  return rows.map(toChange);
}

export async function readDue(db: SqlScope, now: number): Promise<ScheduledChange[]> {
  const rows = await db.select<Row>(
    `SELECT * FROM plugin_manager_scheduled_changes WHERE state = 'waiting' AND due_at <= :now ORDER BY due_at LIMIT 50`,
    { now },
  );
  return rows.map(toChange);
}

/** Settles what still waits; false where it no longer does. */
export async function settleScheduled(
  db: SqlScope | LockingSqlScope,
  id: string,
  state: Exclude<ScheduledState, 'waiting'>,
  at: number,
  failure: string | null = null,
): Promise<boolean> {
  const values = { state, settled_at: at, failure: failure?.slice(0, 255) ?? null };
  return (await db.update('plugin_manager_scheduled_changes', values, { id, state: 'waiting' })) > 0;
}

/** @returns whether there is such a change of that district that still waits */
export async function cancelScheduled(db: SqlScope, id: string, districtId: string, at: number): Promise<boolean> {
  const values = { state: 'cancelled', settled_at: at };
  const where = { id, district_id: districtId, state: 'waiting' };
  return (await db.update('plugin_manager_scheduled_changes', values, where)) > 0;
}
