import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';

/** How much of what a purge removed, by what it is: `documents`, `tables`, ... */
export type Removed = Readonly<Record<string, number>>;

/** The removal of all that a plugin has, from its beginning on. */
export interface Purge {
  readonly receipt: string;
  readonly pluginId: string;
  readonly removed: Removed;
  readonly purgedBy: string;
  readonly isDone: boolean;
}

interface Row {
  receipt: string;
  plugin_id: string;
  removed: string;
  purged_by: string;
  done_at: number | null;
}

/** A node that dies while it purges is followed by another after this. */
export const leaseMs = 60_000;
const table = 'plugin_manager_purges';

const toPurge = (row: Row): Purge => ({
  receipt: row.receipt,
  pluginId: row.plugin_id,
  removed: JSON.parse(row.removed) as Removed,
  purgedBy: row.purged_by,
  isDone: row.done_at !== null,
});

/** @throws UniqueViolation where the receipt has served already */
export async function insertPurge(db: SqlScope, purge: Pick<Purge, 'receipt' | 'pluginId' | 'purgedBy'>, at: number): Promise<void> {
  const { receipt, pluginId, purgedBy } = purge;
  await db.insert(table, { receipt, plugin_id: pluginId, removed: '{}', purged_by: purgedBy, begun_at: at, claimed_until: 0, done_at: null });
}

export async function findPurge(db: SqlScope, receipt: string): Promise<Purge | undefined> {
  const row = await db.selectOne<Row>(`SELECT * FROM ${table} WHERE receipt = :receipt`, { receipt });
  return row && toPurge(row);
}

export async function findOpenPurge(db: SqlScope, pluginId: string): Promise<Purge | undefined> {
  const row = await db.selectOne<Row>(`SELECT * FROM ${table} WHERE plugin_id = :pluginId AND done_at IS NULL`, { pluginId });
  return row && toPurge(row);
}

/** @throws PLUGIN_PURGE_UNDER_WAY: what comes now would be removed with the rest, or half of it */
export async function demandNoPurge(db: SqlScope, pluginId: string): Promise<void> {
  if (await findOpenPurge(db, pluginId)) throw errors.PURGE_UNDER_WAY({ plugin: pluginId });
}

/** Purges that nobody works on. */
export async function findLeftPurges(db: SqlScope, now: number): Promise<Purge[]> {
  const rows = await db.select<Row>(`SELECT * FROM ${table} WHERE done_at IS NULL AND claimed_until < :now`, { now });
  return rows.map(toPurge);
}

/** Takes a purge for a while; false where another node has it. */
export async function claimPurge(db: SqlScope, receipt: string, now: number): Promise<boolean> {
  const statement = `UPDATE ${table} SET claimed_until = :until WHERE receipt = :receipt AND done_at IS NULL AND claimed_until < :now`;
  return (await db.run(statement, { receipt, now, until: now + leaseMs })) > 0;
}

/** Keeps what was removed so far, and the purge for whoever works on it. */
export async function keepProgress(db: SqlScope, receipt: string, removed: Removed, now: number): Promise<void> {
  await db.update(table, { removed: JSON.stringify(removed), claimed_until: now + leaseMs }, { receipt });
}

/** Lets go of a purge that broke off, so that the next one need not wait. */
export async function releasePurge(db: SqlScope, receipt: string): Promise<void> {
  await db.update(table, { claimed_until: 0 }, { receipt });
}

export async function finishPurge(db: LockingSqlScope, receipt: string, removed: Removed, at: number): Promise<void> {
  await db.update(table, { removed: JSON.stringify(removed), done_at: at }, { receipt });
}
