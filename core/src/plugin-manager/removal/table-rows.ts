import type { SqlRow, SqlScope, SqlValue } from '@fudao/plugin-sdk';
import type { TableShape } from '../../database/index.ts';

const pageRows = 500;

/** A value as JSON holds it; bytes in base64. */
function plain(value: SqlValue): unknown {
  return Buffer.isBuffer(value) || (value as unknown) instanceof Uint8Array ? { $base64: Buffer.from(value as never).toString('base64') } : value;
}

export const plainRow = (row: SqlRow): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]));

/** Beyond the last row seen, in the order of the key: each part of it counts only where those before are equal. */
function afterKey(primaryKey: readonly string[]): string {
  const alternatives = primaryKey.map((column, index) => {
    const equal = primaryKey.slice(0, index).map((before) => `\`${before}\` = :${before}`);
    return [...equal, `\`${column}\` > :${column}`].join(' AND ');
  });
  return alternatives.map((one) => `(${one})`).join(' OR ');
}

/** All rows of a table, a page at a time, by its primary key; a table without one is read by place. */
export async function* tableRows(db: SqlScope, { name, columns, primaryKey }: TableShape): AsyncGenerator<SqlRow> {
  const order = (primaryKey.length > 0 ? primaryKey : columns.map((column) => column.name)).map((column) => `\`${column}\``).join(', ');
  let last: SqlRow | undefined;
  for (let read = 0; ;) {
    const hasKey = primaryKey.length > 0;
    const where = hasKey && last ? `WHERE ${afterKey(primaryKey)}` : '';
    const offset = hasKey ? 0 : read;
    const rows = await db.select(`SELECT * FROM \`${name}\` ${where} ORDER BY ${order} LIMIT ${pageRows} OFFSET ${offset}`, last);
    yield* rows;
    read += rows.length;
    last = rows.at(-1);
    if (rows.length < pageRows) return;
  }
}
