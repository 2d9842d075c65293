import type { SqlRow, SqlValue } from '@fudao/plugin-sdk';
import type { BoundStatement } from './bound-statement.ts';
import { placeholders } from './placeholders.ts';
import { quoteName } from './quote-name.ts';
import { toSqlValue } from './sql-value.ts';

export type Where = Record<string, SqlValue | readonly SqlValue[]>;

const MOST_ROWS = 100;
const MOST_VALUES = 2000;

/** As many statements as the databases' limits on values need; all rows have the columns of the first. */
export function insertStatements(table: string, rows: readonly SqlRow[]): BoundStatement[] {
  const columns = Object.keys(rows[0] ?? {});
  const head = `INSERT INTO ${quoteName(table)} (${columns.map(quoteName).join(', ')}) VALUES `;
  const places = `(${columns.map(() => '?').join(', ')})`;
  const size = Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_VALUES / columns.length)));
  return chunks(rows, size).map((chunk) => ({
    sql: head + chunk.map(() => places).join(', '),
    values: chunk.flatMap((row) => rowValues(row, columns)),
  }));
}

export function updateStatement(table: string, values: SqlRow, where: Where): BoundStatement {
  const columns = Object.keys(values);
  if (!columns.length) throw new TypeError(`An update of ${table} needs a value`);
  const condition = whereClause(where);
  const assignments = columns.map((column) => `${quoteName(column)} = ?`).join(', ');
  return {
    sql: `UPDATE ${quoteName(table)} SET ${assignments}${condition.sql}`,
    values: [...rowValues(values, columns), ...condition.values],
  };
}

export function deleteStatement(table: string, where: Where): BoundStatement {
  const condition = whereClause(where);
  return { sql: `DELETE FROM ${quoteName(table)}${condition.sql}`, values: condition.values };
}

/** An empty condition is refused: far more often a mistake than a wish to change all rows. */
function whereClause(where: Where): BoundStatement {
  const conditions = Object.entries(where).map(([column, value]) => condition(column, value));
  if (!conditions.length) throw new TypeError('A change of all rows is done by run(), not by an empty condition');
  return {
    sql: ` WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    values: conditions.flatMap(({ values }) => values),
  };
}

function condition(column: string, value: SqlValue | readonly SqlValue[]): BoundStatement {
  const name = quoteName(column);
  if (value === null) return { sql: `${name} IS NULL`, values: [] };
  if (!Array.isArray(value)) return { sql: `${name} = ?`, values: [toSqlValue(value, column)] };
  const list = placeholders(value.map((item: SqlValue) => toSqlValue(item, column)));
  return { sql: `${name} IN (${list.sql})`, values: list.values };
}

function rowValues(row: SqlRow, columns: readonly string[]): SqlValue[] {
  const extra = Object.keys(row).find((name) => !columns.includes(name));
  if (extra) throw new TypeError(`Rows of one insert need the same columns; "${extra}" is not in the first`);
  return columns.map((column) => toSqlValue(row[column], column));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
