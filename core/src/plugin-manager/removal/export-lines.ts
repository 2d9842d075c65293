import type { Platform } from '../../runtime/platform.ts';
import { plainRow, tableRows } from './table-rows.ts';

/** One line of an export: what it is, and its content. */
export type ExportLine = { readonly type: string } & Readonly<Record<string, unknown>>;

type Source = Pick<Platform, 'database' | 'call'>;

interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | number | null;
}

async function* pages<T>({ call }: Source, action: string, params: Record<string, unknown>, first: string | number): AsyncGenerator<T> {
  for (let cursor: string | number | null = first; cursor !== null;) {
    const page: Page<T> = await call<Page<T>>(action, { ...params, cursor, limit: 100 });
    yield* page.items;
    cursor = page.nextCursor;
  }
}

/** What the plugin manager itself keeps of a plugin, by the type of its lines. */
const ownTables = {
  release: 'plugin_manager_releases',
  channels: 'plugin_manager_channels',
  grant: 'plugin_manager_grants',
  installation: 'plugin_manager_installations',
  'settings-change': 'plugin_manager_history',
  'scheduled-change': 'plugin_manager_scheduled_changes',
  'release-step': 'plugin_manager_release_history',
} as const;

async function* ownLines({ database }: Source, pluginId: string): AsyncGenerator<ExportLine> {
  for (const [type, table] of Object.entries(ownTables)) {
    const rows = await database.select(`SELECT * FROM ${table} WHERE plugin_id = :pluginId`, { pluginId });
    for (const row of rows) yield { type, ...plainRow(row) };
  }
}

async function* tableLines({ database }: Source, pluginId: string): AsyncGenerator<ExportLine> {
  for (const shape of await database.tables(pluginId)) {
    yield { type: 'table', name: shape.name, columns: shape.columns.map(({ name }) => name), primaryKey: shape.primaryKey };
    for await (const row of tableRows(database, shape)) yield { type: 'row', table: shape.name, row: plainRow(row) };
  }
}

async function* fileLines(source: Source, pluginId: string): AsyncGenerator<ExportLine> {
  for await (const file of pages<{ id: string }>(source, 'files.select', { pluginId }, '')) {
    const { buffer } = await source.call<{ buffer: Uint8Array }>('files.content', { id: file.id });
    yield { type: 'file', ...file, contentType: 'image/webp', content: Buffer.from(buffer).toString('base64') };
  }
}

/** All that the platform keeps of a plugin, in all districts, line by line. */
export async function* exportLines(source: Source, pluginId: string): AsyncGenerator<ExportLine> {
  yield* ownLines(source, pluginId);
  for await (const document of pages<object>(source, 'documents.exportAll', { pluginId }, 0)) yield { type: 'document', ...document };
  yield* tableLines(source, pluginId);
  yield* fileLines(source, pluginId);
}
