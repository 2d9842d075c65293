import { SqliteConnection } from './sqlite-connection.ts';

type Callback = (this: unknown, error: unknown, rows?: unknown[]) => void;

/** What Sequelize looks at after a statement; it knows the class by this name. */
class Statement {
  readonly lastID = 0;
  readonly changes: number;

  constructor(changes: number) {
    this.changes = changes;
  }
}

/**
 * Looks to Sequelize like a connection of the `sqlite3` package, over Node's own SQLite. Sequelize opens
 * and closes connections through it and runs the statements of its QueryInterface; everything else uses
 * the connection directly.
 */
export class DialectConnection extends SqliteConnection {
  constructor(filename: string, _mode: number, opened: (error: unknown) => void) {
    super(filename);
    setImmediate(opened, null);
  }

  serialize(work: () => void): void {
    work();
  }

  run(sql: string, values?: unknown, done?: Callback): void {
    this.answer(typeof values === 'function' ? (values as Callback) : done, () => {
      const changes = this.change({ sql, values: [] });
      return { statement: new Statement(changes), rows: [] };
    });
  }

  all(sql: string, _values: unknown, done: Callback): void {
    this.answer(done, () => ({ statement: new Statement(0), rows: this.rows({ sql, values: [] }) }));
  }

  close(done: (error: unknown) => void = () => undefined): void {
    this.end();
    setImmediate(done, null);
  }

  private answer(done: Callback | undefined, work: () => { statement: Statement; rows: unknown[] }): void {
    try {
      const { statement, rows } = work();
      done?.call(statement, null, rows);
    } catch (error) {
      if (!done) throw error;
      done.call(undefined, error);
    }
  }
}

/** Sequelize's `dialectModule`. */
export const sqliteDialectModule = {
  OPEN_READONLY: 1,
  OPEN_READWRITE: 2,
  OPEN_CREATE: 4,
  Database: DialectConnection,
};
