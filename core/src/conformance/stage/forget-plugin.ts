import type { Platform } from '../../runtime/platform.ts';
import { ownTablesOf } from './storage.ts';

async function columnsOf({ database }: Platform, table: string): Promise<string[]> {
  return (await database.select<{ name: string }>(`PRAGMA table_info(${table})`)).map(({ name }) => name);
}

/** The platform remembers what was once installed; on the kit's own, the next plugin may have the same name and version. */
export async function forgetPlugin(platform: Platform, pluginId: string): Promise<void> {
  const { database } = platform;
  for (const table of await ownTablesOf(database, 'plugin-manager')) {
    if ((await columnsOf(platform, table)).includes('plugin_id')) await database.delete(table, { plugin_id: pluginId });
  }
}
