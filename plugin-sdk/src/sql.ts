export type SqlValue = string | number | boolean | null | Buffer;
export type SqlRow = Record<string, SqlValue>;

/**
 * The tables of one owner (a room of the core, or a trusted plugin). The same statements run on
 * MariaDB and on the embedded SQLite, so: times are integers (milliseconds since 1970, UTC),
 * booleans 0 or 1, JSON is text, keys compare by bytes.
 */
export interface SqlScope {
  /** Plain rows. `:name` in the statement is replaced, escaped, from `values`; an array fills `IN (:ids)`. */
  select<T = SqlRow>(statement: string, values?: Record<string, unknown>): Promise<T[]>;
  selectOne<T = SqlRow>(statement: string, values?: Record<string, unknown>): Promise<T | undefined>;
  insert(table: string, rows: SqlRow | readonly SqlRow[]): Promise<void>;
  /** Changes the rows that match all of `where` (an array value means IN); gives how many matched. */
  update(table: string, values: SqlRow, where: Record<string, SqlValue | readonly SqlValue[]>): Promise<number>;
  delete(table: string, where: Record<string, SqlValue | readonly SqlValue[]>): Promise<number>;
  /** Any other statement; gives the number of affected rows. */
  run(statement: string, values?: Record<string, unknown>): Promise<number>;
}

export interface LockingSqlScope extends SqlScope {
  /** As `selectOne`, holding the row until the transaction ends (FOR UPDATE where the database has it). */
  lockOne<T = SqlRow>(statement: string, values?: Record<string, unknown>): Promise<T | undefined>;
  /** As `select`, holding the rows until the transaction ends. */
  lockAll<T = SqlRow>(statement: string, values?: Record<string, unknown>): Promise<T[]>;
}

export type ColumnType =
  | { type: 'key'; length?: number } /** short text compared by bytes; default 64 characters */
  | { type: 'text'; length?: number } /** short text; default 255 characters */
  | { type: 'long-text' } /** up to 16 MB, also for JSON */
  | { type: 'integer' }
  | { type: 'big-integer' }
  | { type: 'time' } /** milliseconds since 1970 (UTC) */
  | { type: 'boolean' }
  | { type: 'serial' } /** a number that the database counts up; always the primary key */
  | { type: 'binary' };

export type Column = ColumnType & { nullable?: boolean; primaryKey?: boolean; default?: SqlValue };

export interface Index {
  columns: readonly string[];
  unique?: boolean;
}

/** What a migration may do. Forward only: expand first, contract a release later. */
export interface SchemaScope extends SqlScope {
  createTable(table: string, columns: Record<string, Column>, indexes?: readonly Index[]): Promise<void>;
  addColumn(table: string, name: string, column: Column): Promise<void>;
  addIndex(table: string, index: Index): Promise<void>;
}

/** A dated, immutable step, in a file of its own: `migrations/2026-11-22-questions.ts`. */
export interface Migration {
  up(schema: SchemaScope): Promise<void>;
}
