import { Sequelize } from 'sequelize';
import type { DatabaseOptions } from '../database.ts';
import type { Engine, Executor, MigrationSession, OpenTransaction } from '../engine.ts';
import type { BoundStatement } from '../statement/bound-statement.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { sqliteDialectModule } from './sqlite-dialect-module.ts';
import { translateSqliteError } from './translate-sqlite-error.ts';
import { whenFree } from './when-free.ts';
import { WriteQueue } from './write-queue.ts';

/** Sequelize's SQLite manager keeps connections by this name. */
const WRITER = { uuid: 'writer' };
const READER = { uuid: 'reader' };
const CHANGES_SCHEMA = /^\s*(?:create|alter|drop)\b/i;
const WRITE_PATIENCE_MS = 15_000;
/** Another process may be migrating a large table. */
const MIGRATION_PATIENCE_MS = 120_000;

export async function openSqlite({ file, maxBytes }: DatabaseOptions & { file: string }): Promise<Engine> {
  const sequelize = new Sequelize({
    dialect: 'sqlite',
    storage: file,
    dialectModule: sqliteDialectModule,
    logging: false,
  });
  try {
    const writer = await connect(sequelize, WRITER);
    if (maxBytes) limitSize(writer, maxBytes);
    const reader = await connect(sequelize, READER);
    reader.exec('PRAGMA query_only = ON');
    return new SqliteEngine(sequelize, reader, writer);
  } catch (error) {
    await sequelize.close();
    throw translateSqliteError(error);
  }
}

/**
 * One connection writes, another reads: in WAL mode a read sees the last commit and never waits for a
 * transaction.
 */
class SqliteEngine implements Engine {
  readonly kind = 'sqlite';
  readonly lockClause = '';
  readonly tableOptions = {};
  readonly translate = translateSqliteError;
  readonly sequelize: Sequelize;
  private readonly reader: SqliteConnection;
  private readonly writer: SqliteConnection;
  private readonly queue = new WriteQueue(WRITE_PATIENCE_MS);

  constructor(sequelize: Sequelize, reader: SqliteConnection, writer: SqliteConnection) {
    this.sequelize = sequelize;
    this.reader = reader;
    this.writer = writer;
  }

  async rows(statement: BoundStatement): ReturnType<Executor['rows']> {
    try {
      return this.reader.rows(statement);
    } catch (error) {
      throw translateSqliteError(error);
    }
  }

  async change(statement: BoundStatement): Promise<number> {
    const leave = await this.queue.enter();
    try {
      return await whenFree(() => this.changeNow(statement));
    } finally {
      leave();
    }
  }

  async begin(patienceMs?: number): Promise<OpenTransaction> {
    const leave = await this.queue.enter();
    try {
      await whenFree(() => this.writer.exec('BEGIN IMMEDIATE'), patienceMs);
    } catch (error) {
      leave();
      throw error;
    }
    return {
      rows: async (statement) => translated(() => this.writer.rows(statement)),
      change: async (statement) => translated(() => this.changeNow(statement)),
      commit: async () => {
        translated(() => this.writer.exec('COMMIT'));
        leave();
      },
      rollback: async () => {
        try {
          // A full disk may have rolled it back already.
          if (this.writer.isInTransaction) this.writer.exec('ROLLBACK');
        } finally {
          leave();
        }
      },
    };
  }

  /** SQLite's schema changes are part of a transaction, so the whole of a migration is one, and is the lock. */
  async migrating<T>(work: (session: MigrationSession) => Promise<T>): Promise<T> {
    const transaction = await this.begin(MIGRATION_PATIENCE_MS);
    try {
      const result = await work({ executor: transaction, queryOptions: WRITER });
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw error;
    } finally {
      this.forgetStatements();
    }
  }

  async ifNotThere(change: () => Promise<unknown>): Promise<void> {
    await change();
  }

  close(): Promise<void> {
    return this.sequelize.close();
  }

  private changeNow(statement: BoundStatement): number {
    const changed = this.writer.change(statement);
    if (CHANGES_SCHEMA.test(statement.sql)) this.forgetStatements();
    return changed;
  }

  private forgetStatements(): void {
    this.reader.forgetStatements();
    this.writer.forgetStatements();
  }
}

function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translateSqliteError(error);
  }
}

async function connect(sequelize: Sequelize, name: { uuid: string }): Promise<SqliteConnection> {
  // Sequelize writes into these options.
  return (await sequelize.connectionManager.getConnection({ ...name } as never)) as SqliteConnection;
}

function limitSize(connection: SqliteConnection, maxBytes: number): void {
  const [pageSize] = connection.rows({ sql: 'PRAGMA page_size', values: [] });
  connection.exec(`PRAGMA max_page_count = ${Math.floor(maxBytes / Number(pageSize?.['page_size']))}`);
}
