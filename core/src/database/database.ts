import type { LockingSqlScope, Log, SqlScope } from '@fudao/plugin-sdk';
import type { TableShape } from './table-catalogue.ts';

/** A plugin's own tables. A statement that names another's is refused with `ForeignTableRefused`, and logged. */
export interface OwnTables {
  readonly scope: SqlScope;
  /** The same bounds in an open transaction. */
  within(db: LockingSqlScope): LockingSqlScope;
}

export interface Database extends SqlScope {
  readonly kind: 'sqlite' | 'mariadb';
  /**
   * All of the unit happens, or nothing. Runs it again after a deadlock or a wait for a lock, at most
   * five times. One inside of another is refused.
   */
  transaction<T>(unit: (db: LockingSqlScope) => Promise<T>): Promise<T>;
  /**
   * Runs the owner's migrations that did not run yet, in the order of their names; gives these names. Those of a
   * plugin are kept to its own tables.
   */
  migrate(owner: string, folder: URL, reach?: 'all tables' | 'own tables'): Promise<string[]>;
  /** What a plugin sees of the database; the same object for every call. */
  ownTables(plugin: string): OwnTables;
  /** The tables of one owner, by their names, also of a plugin that is not here any more; all tables unless told. */
  tables(owner?: string): Promise<TableShape[]>;
  /**
   * Drops the tables of a plugin and forgets that its migrations ran; gives their names. Broken off, it goes on
   * the next time. A room's tables are refused.
   */
  dropTables(plugin: string): Promise<string[]>;
  /** Throws `FUDAO_UNAVAILABLE` when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `mysql://user:password@host:port/name` of a MariaDB or MySQL. */
  url?: string;
  /** File of the embedded SQLite, made when it is missing. */
  file?: string;
  /** Bound of the embedded file in bytes; past it writes are refused with `DATABASE_FULL`. */
  maxBytes?: number;
  /** Connections of this node to MariaDB; 10 unless told. */
  connections?: number;
  /** A MariaDB that is silent this long is given up; 20,000 unless told. */
  statementTimeoutMs?: number;
  log?: Log;
}
