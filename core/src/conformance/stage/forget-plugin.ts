import type { Platform } from '../../runtime/platform.ts';
import { ownTablesOf } from './storage.ts';

async function columnsOf({ database }: Platform, table: string): Promise<string[]> {
  return (await database.select<{ name: string }>(`PRAGMA table_info(${table})`)).map(({ name }) => name);
}

/** Takes a plugin out of the desired state of the kit's own platform: every release, channel and installation. */
async function forgetDesired(platform: Platform, pluginId: string): Promise<void> {
  const { database } = platform;
  const tables = await ownTablesOf(database, 'plugin-manager');
  for (const table of tables) {
    if ((await columnsOf(platform, table)).includes('plugin_id')) await database.delete(table, { plugin_id: pluginId });
  }
}

async function forgetData(platform: Platform, pluginId: string): Promise<void> {
  const { database, call } = platform;
  for (const table of await ownTablesOf(database, pluginId)) await database.run(`DROP TABLE ${table}`);
  await database.delete('database_migrations', { owner: pluginId });
  await call('documents.purge', { pluginId });
  const like = `${pluginId}%`;
  await database.run('DELETE FROM runtime_outbox WHERE origin LIKE :origin OR name LIKE :like', { origin: `%"plugin":{"id":"${pluginId}"%`, like });
  await database.run('DELETE FROM runtime_timers WHERE name LIKE :like', { like: `${pluginId}: %` });
  await database.run('DELETE FROM runtime_deliveries WHERE consumer LIKE :like', { like });
  await database.run('DELETE FROM runtime_idempotency');
}

/** Purges a plugin from the kit's own platform, so that the next one may have its name. */
export function forgetPlugin(platform: Platform, pluginId: string, what: 'desired state' | 'data'): Promise<void> {
  return what === 'data' ? forgetData(platform, pluginId) : forgetDesired(platform, pluginId);
}
