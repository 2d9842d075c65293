import type { LockingSqlScope, Log, SchemaScope, SqlScope } from '@fudao/plugin-sdk';
import { LeastRecentlyUsed } from '../least-recently-used.ts';
import type { StatementKind } from './table-names.ts';
import { tablePrefix, type TableOwners } from './table-owners.ts';

/** A plugin's fault, not a caller's: it reached for what is not its own. */
export class ForeignTableRefused extends Error {
  constructor(owner: string, why: string) {
    super(`"${owner}" may use its own tables only (${tablePrefix(owner)}...): ${why}`);
    this.name = 'ForeignTableRefused';
  }
}

const REMEMBERED = 2000;

/** Keeps the statements of one owner within its own tables. A statement is read once; then its verdict is known. */
export class TableGuard {
  readonly #owner: string;
  readonly #owners: TableOwners;
  readonly #log: Log | undefined;
  /** By the statement's text; null where there is nothing against it. */
  readonly #verdicts = new LeastRecentlyUsed<string, string | null>(REMEMBERED);
  /** Whether a table is the owner's. */
  readonly #tables = new LeastRecentlyUsed<string, boolean>(REMEMBERED);
  #revision: number;

  constructor(owner: string, owners: TableOwners, log?: Log) {
    this.#owner = owner;
    this.#owners = owners;
    this.#log = log;
    this.#revision = owners.revision;
  }

  guard(scope: SqlScope): SqlScope {
    return this.#guarded(scope, 'rows');
  }

  guardLocking(scope: LockingSqlScope): LockingSqlScope {
    return {
      ...this.#guarded(scope, 'rows'),
      lockOne: async (statement, values) => scope.lockOne(this.#checked(statement, 'rows'), values),
      lockAll: async (statement, values) => scope.lockAll(this.#checked(statement, 'rows'), values),
    };
  }

  guardSchema(schema: SchemaScope): SchemaScope {
    return {
      ...this.#guarded(schema, 'tables'),
      createTable: async (table, columns, indexes) => schema.createTable(this.#own(table), columns, indexes),
      addColumn: async (table, name, column) => schema.addColumn(this.#own(table), name, column),
      addIndex: async (table, index) => schema.addIndex(this.#own(table), index),
    };
  }

  /** @throws ForeignTableRefused */
  check(statement: string, kind: StatementKind): void {
    const why = kind === 'rows' ? this.#verdict(statement) : this.#read(statement, kind);
    if (why !== null) this.#refuse(why);
  }

  /** @throws ForeignTableRefused */
  checkTable(table: string): void {
    this.#followOwners();
    const isOwn = this.#tables.get(table) ?? this.#tables.keep(table, this.#owners.owns(this.#owner, table));
    if (!isOwn) this.#refuse(`it names "${table.slice(0, 80)}"`);
  }

  #guarded(scope: SqlScope, kind: StatementKind): SqlScope {
    return {
      select: async (statement, values) => scope.select(this.#checked(statement, kind), values),
      selectOne: async (statement, values) => scope.selectOne(this.#checked(statement, kind), values),
      insert: async (table, rows) => scope.insert(this.#own(table), rows),
      update: async (table, values, where) => scope.update(this.#own(table), values, where),
      delete: async (table, where) => scope.delete(this.#own(table), where),
      run: async (statement, values) => scope.run(this.#checked(statement, kind), values),
    };
  }

  #checked(statement: string, kind: StatementKind): string {
    this.check(statement, kind);
    return statement;
  }

  #own(table: string): string {
    this.checkTable(table);
    return table;
  }

  #verdict(statement: string): string | null {
    this.#followOwners();
    const known = this.#verdicts.get(statement);
    return known === undefined ? this.#verdicts.keep(statement, this.#read(statement, 'rows')) : known;
  }

  #read(statement: string, kind: StatementKind): string | null {
    return this.#owners.complaint(this.#owner, statement, kind);
  }

  /** Another owner may take over tables whose names begin alike. */
  #followOwners(): void {
    if (this.#revision === this.#owners.revision) return;
    this.#verdicts.clear();
    this.#tables.clear();
    this.#revision = this.#owners.revision;
  }

  #refuse(why: string): never {
    this.#log?.error(
      { plugin: this.#owner, reason: why },
      "a statement outside of the plugin's own tables was refused",
    );
    throw new ForeignTableRefused(this.#owner, why);
  }
}
