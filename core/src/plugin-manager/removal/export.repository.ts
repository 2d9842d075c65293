import type { SqlScope } from '@fudao/plugin-sdk';

/** An export of all data of a plugin. */
export interface PluginExport {
  readonly receipt: string;
  readonly pluginId: string;
  readonly mark: string;
  readonly startedAt: number;
  /** Whether it was read to its end. */
  readonly isComplete: boolean;
}

interface Row {
  receipt: string;
  plugin_id: string;
  mark: string;
  started_at: number;
  completed_at: number | null;
}

const table = 'plugin_manager_exports';
/** An export that nothing came of is forgotten after this. */
const forgottenAfterMs = 30 * 24 * 3_600_000;

export async function insertExport(
  db: SqlScope,
  { receipt, pluginId, mark, startedAt }: Omit<PluginExport, 'isComplete'>,
  by: string,
): Promise<void> {
  await db.run(`DELETE FROM ${table} WHERE started_at < :before`, { before: startedAt - forgottenAfterMs });
  const times = { started_at: startedAt, completed_at: null };
  await db.insert(table, { receipt, plugin_id: pluginId, mark, exported_by: by, ...times });
}

export async function completeExport(db: SqlScope, receipt: string, at: number): Promise<void> {
  await db.update(table, { completed_at: at }, { receipt });
}

export async function findExport(db: SqlScope, receipt: string): Promise<PluginExport | undefined> {
  const row = await db.selectOne<Row>(`SELECT * FROM ${table} WHERE receipt = :receipt`, { receipt });
  return (
    row && {
      receipt: row.receipt,
      pluginId: row.plugin_id,
      mark: row.mark,
      startedAt: row.started_at,
      isComplete: row.completed_at !== null,
    }
  );
}

/** After one person was erased, no export that was made before counts as all there is. */
export async function forgetExports(db: SqlScope, pluginId?: string): Promise<number> {
  return pluginId === undefined ? db.run(`DELETE FROM ${table}`) : db.delete(table, { plugin_id: pluginId });
}
