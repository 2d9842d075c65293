import type { Log, SqlScope } from '@fudao/plugin-sdk';
import type { OwnTables } from '../database.ts';
import { TableGuard } from './table-guard.ts';
import { TableOwners } from './table-owners.ts';

/** Gives each plugin its own tables, and knows who the others are. */
export class PluginTables {
  readonly owners = new TableOwners();
  readonly #guards = new Map<string, TableGuard>();
  readonly #scopes = new Map<string, OwnTables>();
  readonly #log: Log | undefined;

  constructor(log?: Log) {
    this.#log = log;
    this.owners.addRoom('database');
  }

  of(plugin: string, all: SqlScope): OwnTables {
    const known = this.#scopes.get(plugin);
    if (known) return known;
    const guard = this.guardOf(plugin);
    const tables: OwnTables = { scope: guard.guard(all), within: (db) => guard.guardLocking(db) };
    this.#scopes.set(plugin, tables);
    return tables;
  }

  guardOf(plugin: string): TableGuard {
    const known = this.#guards.get(plugin);
    if (known) return known;
    if (this.owners.isRoom(plugin)) throw new Error(`"${plugin}" is a part of the core; a plugin cannot have its name`);
    this.owners.add(plugin);
    const guard = new TableGuard(plugin, this.owners, this.#log);
    this.#guards.set(plugin, guard);
    return guard;
  }
}
