import type { SqlValue } from '@fudao/plugin-sdk';
import type { BoundStatement } from './bound-statement.ts';

/** An empty list is no SQL; this is a list without members, also right after NOT IN. */
const NOTHING = 'SELECT 1 FROM (SELECT 1) AS no_rows WHERE 1 = 0';

/**
 * What stands between the parentheses of `IN (...)`. The length is rounded up to a power of two, with the
 * last member repeated, so that lists of many lengths share a few prepared statements.
 */
export function placeholders(list: readonly SqlValue[]): BoundStatement {
  const last = list.at(-1);
  if (last === undefined) return { sql: NOTHING, values: [] };
  const length = 2 ** Math.ceil(Math.log2(list.length));
  const values = [...list, ...Array<SqlValue>(length - list.length).fill(last)];
  return { sql: values.map(() => '?').join(', '), values };
}
