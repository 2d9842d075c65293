import type { SqlRow } from '@fudao/plugin-sdk';
import type { Sequelize } from 'sequelize';
import type { BoundStatement } from './statement/bound-statement.ts';

/** Runs bound statements somewhere: on a free connection, or inside of one transaction. */
export interface Executor {
  rows(statement: BoundStatement): Promise<SqlRow[]>;
  /** Gives how many rows the statement inserted, matched or deleted. */
  change(statement: BoundStatement): Promise<number>;
}

export interface OpenTransaction extends Executor {
  commit(): Promise<void>;
  /** Never throws: what cannot be rolled back is gone with its connection. */
  rollback(): Promise<void>;
}

/** Where a migration does its work; `queryOptions` bring Sequelize to the same connection. */
export interface MigrationSession {
  readonly executor: Executor;
  readonly queryOptions: object;
}

/** What differs between the two databases. All its errors are translated (see `errors.ts`). */
export interface Engine extends Executor {
  readonly kind: 'sqlite' | 'mariadb';
  readonly sequelize: Sequelize;
  /** Added to a select that holds its row. */
  readonly lockClause: string;
  /** Column types and table options of this database. */
  readonly tableOptions: object;
  begin(): Promise<OpenTransaction>;
  /** Runs `work` while no other node migrates. */
  migrating<T>(work: (session: MigrationSession) => Promise<T>): Promise<T>;
  translate(error: unknown): unknown;
  /** Runs a change of the schema; no error if a migration that failed half way did it before. */
  ifNotThere(change: () => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}
