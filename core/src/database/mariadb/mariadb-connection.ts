import type { SqlRow, SqlValue } from '@fudao/plugin-sdk';
import mysql, { type Connection, type ResultSetHeader } from 'mysql2';
import type { BoundStatement } from '../statement/bound-statement.ts';
import { translateMariadbError } from './translate-mariadb-error.ts';

/** A server that says nothing this long is given up; timers and reports stay well below. */
const STATEMENT_TIMEOUT_MS = 20_000;

export function mariadbRows(connection: Connection, statement: BoundStatement): Promise<SqlRow[]> {
  return execute<SqlRow[]>(connection, statement);
}

export async function mariadbChange(connection: Connection, statement: BoundStatement): Promise<number> {
  return (await execute<ResultSetHeader>(connection, statement)).affectedRows ?? 0;
}

function execute<T>(connection: Connection, { sql, values }: BoundStatement): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = { sql, timeout: STATEMENT_TIMEOUT_MS };
    connection.execute(request, values.map(toMariadb) as never, (error, result) => {
      if (!error) return resolve(result as T);
      // The late answer would be taken for that of the next statement.
      if (error.code === 'PROTOCOL_SEQUENCE_TIMEOUT') connection.destroy();
      reject(translateMariadbError(error) as Error);
    });
  });
}

/** By itself the driver sends every number as a double. */
function toMariadb(value: SqlValue): unknown {
  return Number.isInteger(value) ? mysql.TypedParameter.BIGINT(value as number) : value;
}
