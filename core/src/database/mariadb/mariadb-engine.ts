import type { SqlRow } from '@fudao/plugin-sdk';
import type { Sequelize } from 'sequelize';
import type { DatabaseOptions } from '../database.ts';
import type { Engine, Executor, MigrationSession, OpenTransaction } from '../engine.ts';
import { unavailable } from '../errors.ts';
import type { BoundStatement } from '../statement/bound-statement.ts';
import { collationWithoutPadding } from './collation.ts';
import { connectMariadb } from './connect-mariadb.ts';
import type { MariadbSession } from './mariadb-session.ts';
import { probeMariadb } from './probe-mariadb.ts';
import { ServerWatch } from './server-watch.ts';
import { SessionPool } from './session-pool.ts';
import { isThereAlready, translateMariadbError } from './translate-mariadb-error.ts';

/** Named after the database, because the lock counts for the whole server. */
const MIGRATION_LOCK = "CONCAT('fudao-migrations-', MD5(DATABASE()))";
const MIGRATION_PATIENCE_S = 120;
/** A change of a large table takes its time. */
const MIGRATION_STATEMENT_MS = 3_600_000;
const STATEMENT_MS = 20_000;

export async function openMariadb(options: DatabaseOptions & { url: string }): Promise<Engine> {
  const { url, connections, log, statementTimeoutMs = STATEMENT_MS } = options;
  const sequelize = connectMariadb(url, connections);
  const watch = new ServerWatch(() => probeMariadb(url), log);
  const pool = new SessionPool(sequelize, watch, statementTimeoutMs);
  const close = () => {
    watch.end();
    return sequelize.close();
  };
  try {
    return new MariadbEngine({ sequelize, pool, close }, await pool.use(collationWithoutPadding));
  } catch (error) {
    await close();
    throw error;
  }
}

interface MariadbParts {
  readonly sequelize: Sequelize;
  readonly pool: SessionPool;
  close(): Promise<void>;
}

class MariadbEngine implements Engine {
  readonly kind = 'mariadb';
  readonly lockClause = ' FOR UPDATE';
  readonly translate = translateMariadbError;
  readonly sequelize: Sequelize;
  readonly tableOptions: object;
  readonly close: () => Promise<void>;
  private readonly pool: SessionPool;

  constructor({ sequelize, pool, close }: MariadbParts, collate: string) {
    this.sequelize = sequelize;
    this.pool = pool;
    this.close = close;
    this.tableOptions = { charset: 'utf8mb4', collate };
  }

  rows(statement: BoundStatement): Promise<SqlRow[]> {
    return this.pool.use((session) => session.rows(statement));
  }

  change(statement: BoundStatement): Promise<number> {
    return this.pool.use((session) => session.change(statement));
  }

  async begin(): Promise<OpenTransaction> {
    const session = await this.pool.take();
    try {
      await session.command('START TRANSACTION');
    } catch (error) {
      await session.rollback();
      throw error;
    }
    return session;
  }

  /** MariaDB commits each change of the schema by itself, so here a lock of its own keeps other nodes out. */
  migrating<T>(work: (session: MigrationSession) => Promise<T>): Promise<T> {
    const executor: Executor = {
      rows: (statement) => this.pool.use((session) => session.rows(statement), MIGRATION_STATEMENT_MS),
      change: (statement) => this.pool.use((session) => session.change(statement), MIGRATION_STATEMENT_MS),
    };
    return this.pool.use(async (session) => {
      await lock(session);
      try {
        return await work({ executor, queryOptions: {} });
      } finally {
        await session.command(`DO RELEASE_LOCK(${MIGRATION_LOCK})`);
      }
    }, MIGRATION_STATEMENT_MS);
  }

  async ifNotThere(change: () => Promise<unknown>): Promise<void> {
    try {
      await change();
    } catch (error) {
      if (!isThereAlready(error)) throw error;
    }
  }
}

async function lock(session: MariadbSession): Promise<void> {
  const [answer] = await session.command(`SELECT GET_LOCK(${MIGRATION_LOCK}, ${MIGRATION_PATIENCE_S}) AS got`);
  if (answer?.['got'] === 1) return;
  throw unavailable(new Error(`Another node has been migrating for ${MIGRATION_PATIENCE_S} s`));
}
