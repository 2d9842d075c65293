import type { Database } from '../../database/index.ts';
import { ownTablesOf } from '../stage/storage.ts';

export interface ColumnShape {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly hasDefault: boolean;
  readonly isKey: boolean;
  readonly counts: boolean;
}

/** The tables of a plugin and their columns. */
export type Shape = ReadonlyMap<string, readonly ColumnShape[]>;

async function columnsOnSqlite(database: Database, table: string): Promise<ColumnShape[]> {
  const rows = await database.select<{ name: string; type: string; notnull: number; dflt_value: string | null; pk: number }>(`PRAGMA table_info(${table})`);
  const [{ sql = '' } = {}] = await database.select<{ sql: string }>("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :table", { table });
  return rows.map((row) => ({
    name: row.name,
    type: row.type.toUpperCase(),
    isNullable: Number(row.notnull) === 0 && Number(row.pk) === 0,
    hasDefault: row.dflt_value !== null,
    isKey: Number(row.pk) > 0,
    counts: Number(row.pk) > 0 && /AUTOINCREMENT/i.test(sql),
  }));
}

async function columnsOnMariadb(database: Database, table: string): Promise<ColumnShape[]> {
  const rows = await database.select<Record<string, string | null>>(
    `SELECT column_name AS name, column_type AS type, is_nullable AS nullable, column_default AS usual, column_key AS col_key, extra
     FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = :table ORDER BY ordinal_position`,
    { table },
  );
  return rows.map((row) => ({
    name: row['name']!,
    type: row['type']!.toUpperCase(),
    isNullable: row['nullable'] === 'YES',
    hasDefault: row['usual'] !== null,
    isKey: row['col_key'] === 'PRI',
    counts: /auto_increment/i.test(row['extra'] ?? ''),
  }));
}

export async function shapeOf(database: Database, pluginId: string): Promise<Shape> {
  const tables = await ownTablesOf(database, pluginId);
  const read = database.kind === 'sqlite' ? columnsOnSqlite : columnsOnMariadb;
  return new Map(await Promise.all(tables.map(async (table) => [table, await read(database, table)] as const)));
}

/** The first thing that a shape had and another has no more: `table` or `table.column`. */
export function lostBetween(before: Shape, after: Shape): string[] {
  return [...before].flatMap(([table, columns]) => {
    const now = after.get(table);
    if (!now) return [table];
    return columns.filter(({ name }) => !now.some((column) => column.name === name)).map(({ name }) => `${table}.${name}`);
  });
}

export const describeShape = (shape: Shape): string =>
  JSON.stringify([...shape].map(([table, columns]) => [table, columns.map(({ name, type, isNullable }) => [name, type, isNullable]).sort()]));

/** One row with something in each column that needs it, so that a migration meets data. */
export async function fillOne(database: Database, shape: Shape): Promise<void> {
  for (const [table, columns] of shape) {
    const needed = columns.filter(({ counts, isNullable, hasDefault, isKey }) => !counts && (isKey || (!isNullable && !hasDefault)));
    const valueOf = ({ type }: ColumnShape) => (/INT|DECIMAL|DOUBLE|REAL|FLOAT/.test(type) ? 1 : 'x');
    if (columns.length > needed.length && needed.length === 0) continue;
    await database.insert(table, Object.fromEntries(needed.map((column) => [column.name, valueOf(column)])));
  }
}
