import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import type { SqlRow, SqlValue } from '@fudao/plugin-sdk';
import { LeastRecentlyUsed } from '../least-recently-used.ts';
import type { BoundStatement } from '../statement/bound-statement.ts';

interface Prepared {
  readonly statement: StatementSync;
  columns: readonly string[];
}

const PREPARED_STATEMENTS = 500;
/** LIKE as MariaDB has it; the log file shrinks again after a large import. */
const SETTINGS = [
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'case_sensitive_like = ON',
  'journal_size_limit = 16000000',
];

/**
 * One connection to the file. Waiting for a lock is left to the caller (`timeout: 0`): a wait in here
 * would stop the whole process, and with it the transaction that holds the lock.
 * WAL with synchronous=NORMAL: a commit survives the death of the process (kill -9); only a power cut
 * may take the last ones, and never half of one.
 */
export class SqliteConnection {
  readonly filename: string;
  private readonly database: DatabaseSync;
  private readonly prepared = new LeastRecentlyUsed<string, Prepared>(PREPARED_STATEMENTS);

  constructor(filename: string) {
    this.filename = filename;
    this.database = new DatabaseSync(filename, { timeout: 0 });
    for (const setting of SETTINGS) this.exec(`PRAGMA ${setting}`);
  }

  get isInTransaction(): boolean {
    return this.database.isTransaction;
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  rows({ sql, values }: BoundStatement): SqlRow[] {
    const prepared = this.prepare(sql);
    const rows = prepared.statement.all(...values.map(toSqlite)) as unknown as SQLOutputValue[][];
    const [first] = rows;
    // After ALTER TABLE a prepared `SELECT *` gives more columns than it had.
    if (first && first.length !== prepared.columns.length) prepared.columns = columnNames(prepared.statement);
    return rows.map((row) => toRow(row, prepared.columns));
  }

  change({ sql, values }: BoundStatement): number {
    return Number(this.prepare(sql).statement.run(...values.map(toSqlite)).changes);
  }

  /** After a change of the schema, so that no statement keeps an old table's columns. */
  forgetStatements(): void {
    this.prepared.clear();
  }

  end(): void {
    this.prepared.clear();
    if (this.database.isOpen) this.database.close();
  }

  private prepare(sql: string): Prepared {
    const known = this.prepared.get(sql);
    if (known) return known;
    const statement = this.database.prepare(sql);
    statement.setReturnArrays(true);
    return this.prepared.keep(sql, { statement, columns: columnNames(statement) });
  }
}

function columnNames(statement: StatementSync): string[] {
  return statement.columns().map(({ name }) => name);
}

/** Whole numbers go in as integers: a double would reach a text as "5.0". */
function toSqlite(value: SqlValue): SQLInputValue {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  return value as SQLInputValue;
}

function toRow(values: readonly SQLOutputValue[], columns: readonly string[]): SqlRow {
  const row: SqlRow = {};
  for (let index = 0; index < columns.length; index += 1) {
    row[columns[index] as string] = fromSqlite(values[index] as SQLOutputValue);
  }
  return row;
}

function fromSqlite(value: SQLOutputValue): SqlValue {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return value as SqlValue;
}
