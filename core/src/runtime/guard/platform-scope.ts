import type { LockingSqlScope, SqlRow, SqlScope, SqlValue } from '@fudao/plugin-sdk';
import { asPlatform } from './boundary.ts';

type Values = Record<string, unknown>;
type Where = Record<string, SqlValue | readonly SqlValue[]>;

/** The database as a plugin reaches it: what it does is the platform's work, not the plugin's. */
export class PlatformScope<Scope extends SqlScope = SqlScope> implements SqlScope {
  protected readonly scope: Scope;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  select<T = SqlRow>(statement: string, values?: Values): Promise<T[]> {
    return asPlatform(() => this.scope.select<T>(statement, values));
  }

  selectOne<T = SqlRow>(statement: string, values?: Values): Promise<T | undefined> {
    return asPlatform(() => this.scope.selectOne<T>(statement, values));
  }

  insert(table: string, rows: SqlRow | readonly SqlRow[]): Promise<void> {
    return asPlatform(() => this.scope.insert(table, rows));
  }

  update(table: string, values: SqlRow, where: Where): Promise<number> {
    return asPlatform(() => this.scope.update(table, values, where));
  }

  delete(table: string, where: Where): Promise<number> {
    return asPlatform(() => this.scope.delete(table, where));
  }

  run(statement: string, values?: Values): Promise<number> {
    return asPlatform(() => this.scope.run(statement, values));
  }
}

/** The same, inside of a transaction. */
export class LockingPlatformScope extends PlatformScope<LockingSqlScope> implements LockingSqlScope {
  lockOne<T = SqlRow>(statement: string, values?: Values): Promise<T | undefined> {
    return asPlatform(() => this.scope.lockOne<T>(statement, values));
  }

  lockAll<T = SqlRow>(statement: string, values?: Values): Promise<T[]> {
    return asPlatform(() => this.scope.lockAll<T>(statement, values));
  }
}
