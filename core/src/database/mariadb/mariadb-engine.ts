import type { Connection } from 'mysql2';
import type { Sequelize } from 'sequelize';
import type { DatabaseOptions } from '../database.ts';
import type { Engine, Executor, MigrationSession, OpenTransaction } from '../engine.ts';
import { unavailable } from '../errors.ts';
import type { BoundStatement } from '../statement/bound-statement.ts';
import { collationWithoutPadding } from './collation.ts';
import { ConnectionLoan } from './connection-loan.ts';
import { connectMariadb } from './connect-mariadb.ts';
import { mariadbChange, mariadbRows } from './mariadb-connection.ts';
import { isThereAlready, translateMariadbError } from './translate-mariadb-error.ts';

/** Named after the database, because the lock counts for the whole server. */
const MIGRATION_LOCK = "CONCAT('fudao-migrations-', MD5(DATABASE()))";
const MIGRATION_PATIENCE_S = 120;

export async function openMariadb(options: DatabaseOptions & { url: string }): Promise<Engine> {
  const sequelize = connectMariadb(options.url, options.connections);
  const loan = new ConnectionLoan(sequelize);
  try {
    return new MariadbEngine(sequelize, loan, await loan.use(collationWithoutPadding));
  } catch (error) {
    await sequelize.close();
    throw error;
  }
}

class MariadbEngine implements Engine {
  readonly kind = 'mariadb';
  readonly lockClause = ' FOR UPDATE';
  readonly translate = translateMariadbError;
  readonly sequelize: Sequelize;
  readonly tableOptions: object;
  private readonly loan: ConnectionLoan;

  constructor(sequelize: Sequelize, loan: ConnectionLoan, collate: string) {
    this.sequelize = sequelize;
    this.loan = loan;
    this.tableOptions = { charset: 'utf8mb4', collate };
  }

  rows(statement: BoundStatement): ReturnType<Executor['rows']> {
    return this.loan.use((connection) => mariadbRows(connection, statement));
  }

  change(statement: BoundStatement): Promise<number> {
    return this.loan.use((connection) => mariadbChange(connection, statement));
  }

  async begin(): Promise<OpenTransaction> {
    const connection = await this.loan.take();
    const run = (sql: string): Promise<void> => command(connection, sql);
    try {
      await run('START TRANSACTION');
    } catch (error) {
      this.loan.giveUp(connection);
      throw error;
    }
    return {
      rows: (statement) => mariadbRows(connection, statement),
      change: (statement) => mariadbChange(connection, statement),
      commit: async () => {
        await run('COMMIT');
        this.loan.giveBack(connection);
      },
      rollback: async () => {
        try {
          await run('ROLLBACK');
          this.loan.giveBack(connection);
        } catch {
          this.loan.giveUp(connection);
        }
      },
    };
  }

  /** MariaDB commits each change of the schema by itself, so here a lock of its own keeps other nodes out. */
  async migrating<T>(work: (session: MigrationSession) => Promise<T>): Promise<T> {
    return this.loan.use(async (connection) => {
      await lock(connection);
      try {
        return await work({ executor: this, queryOptions: {} });
      } finally {
        await command(connection, `DO RELEASE_LOCK(${MIGRATION_LOCK})`);
      }
    });
  }

  async ifNotThere(change: () => Promise<unknown>): Promise<void> {
    try {
      await change();
    } catch (error) {
      if (!isThereAlready(error)) throw error;
    }
  }

  close(): Promise<void> {
    return this.sequelize.close();
  }
}

/** Without the time limit of a statement. */
function command(connection: Connection, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.query(sql, (error) => (error ? reject(translateMariadbError(error) as Error) : resolve()));
  });
}

async function lock(connection: Connection): Promise<void> {
  const sql = `SELECT GET_LOCK(${MIGRATION_LOCK}, ${MIGRATION_PATIENCE_S}) AS got`;
  const got = await new Promise<unknown>((resolve, reject) => {
    connection.query(sql, (error, rows) =>
      error ? reject(translateMariadbError(error) as Error) : resolve((rows as { got: unknown }[])[0]?.got),
    );
  });
  if (got !== 1) throw unavailable(new Error(`Another node migrates for more than ${MIGRATION_PATIENCE_S} s`));
}
