import type { SqlScope } from '@fudao/plugin-sdk';

/** Rows of one statement, so that nobody waits long for a lock. */
const batch = 500;

/** `_` and `%` mean something to LIKE; an id has neither, but nothing depends on it. */
const likeText = (text: string) => text.replaceAll(/[~_%]/g, (sign) => `~${sign}`);

async function deleteIn(db: SqlScope, table: string, key: string, where: string, values: Record<string, unknown>): Promise<number> {
  for (let removed = 0; ;) {
    const rows = await db.select(`SELECT ${key} FROM ${table} WHERE ${where} LIMIT ${batch}`, values);
    if (rows.length > 0) removed += await db.delete(table, { [key]: rows.map((row) => row[key]!) });
    if (rows.length < batch) return removed;
  }
}

/** What transactions of a plugin left in the outbox, whatever it is, and what others left there for it. */
const ofPlugin = "name LIKE :names ESCAPE '~' OR origin LIKE :origin ESCAPE '~'";

const valuesOf = (pluginId: string) => ({
  names: `${likeText(pluginId)}.%`,
  origin: `%"plugin":{"id":"${likeText(pluginId)}",%`,
  timers: `${likeText(pluginId)}: %`,
});

/** How many calls of a plugin to the core wait to be carried out: records, notifications. These are not a plugin's to lose. */
export async function countPendingWork(db: SqlScope, pluginId: string): Promise<number> {
  const statement = `SELECT COUNT(*) AS pending FROM runtime_outbox
    WHERE done_at IS NULL AND kind = 'call' AND origin LIKE :origin ESCAPE '~' AND name NOT LIKE :names ESCAPE '~'`;
  return Number((await db.selectOne<{ pending: number }>(statement, valuesOf(pluginId)))?.pending ?? 0);
}

/** Forgets what the runtime keeps for a plugin: deferred work, deliveries, kept answers, timers; gives how many rows. */
export async function forgetPluginWork(db: SqlScope, pluginId: string): Promise<number> {
  const values = valuesOf(pluginId);
  const outbox = await deleteIn(db, 'runtime_outbox', 'id', ofPlugin, values);
  const deliveries = await db.run("DELETE FROM runtime_deliveries WHERE consumer LIKE :names ESCAPE '~'", values);
  const answers = await deleteIn(db, 'runtime_idempotency', 'id', "action LIKE :names ESCAPE '~'", values);
  const timers = await db.run("DELETE FROM runtime_timers WHERE name LIKE :timers ESCAPE '~'", values);
  return outbox + deliveries + answers + timers;
}
