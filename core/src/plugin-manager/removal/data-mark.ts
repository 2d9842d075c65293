import type { Platform } from '../../runtime/platform.ts';

type Source = Pick<Platform, 'database' | 'call'>;

/**
 * Says, in few words, what there is of a plugin: where two marks differ, something came or went between.
 * Together with "no release ran meanwhile" it says that an export is still all there is.
 */
export async function dataMark({ database, call }: Source, pluginId: string): Promise<string> {
  const countIn = async (table: string, where = '') => {
    const row = await database.selectOne<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} ${where}`, { pluginId });
    return Number(row?.n ?? 0);
  };
  const { districts } = await call<{ districts: unknown[] }>('documents.usage', { pluginId });
  const tables: Record<string, number> = {};
  for (const { name } of await database.tables(pluginId)) tables[name] = await countIn(name);
  const changes = await countIn('plugin_manager_history', 'WHERE plugin_id = :pluginId');
  return JSON.stringify({ districts, tables, changes });
}
