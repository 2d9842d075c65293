import type { Database, DatabaseOptions } from './database.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import { retryConflicts } from './retry-conflicts.ts';
import { PluginTables } from './own-tables/plugin-tables.ts';
import { createSqlScope } from './sql-scope.ts';
import type { BoundStatement } from './statement/bound-statement.ts';
import { describeTables } from './table-catalogue.ts';
import { dropTables } from './drop-tables.ts';
import { Transactions } from './transactions.ts';

/** Opens MariaDB by its URL, or else the embedded SQLite by its file. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return createDatabase(await openEngine(options), options);
}

/** Loads only the engine that is asked for: the other's driver would take memory for nothing. */
async function openEngine(options: DatabaseOptions): Promise<Engine> {
  const { url, file } = options;
  if (url) return (await import('./mariadb/mariadb-engine.ts')).openMariadb({ ...options, url });
  if (file) return (await import('./sqlite/sqlite-engine.ts')).openSqlite({ ...options, file });
  throw new TypeError('A database needs a url (MariaDB) or a file (SQLite)');
}

function createDatabase(engine: Engine, { log }: DatabaseOptions): Database {
  const transactions = new Transactions(engine);
  const change = async (statement: BoundStatement): Promise<number> => {
    transactions.refuseInside('a write beside it');
    return retryConflicts(() => engine.change(statement));
  };
  const changeAll = (statements: readonly BoundStatement[]): Promise<unknown> => {
    const [first, ...more] = statements;
    if (first && !more.length) return change(first);
    return transactions.execute(async (executor) => {
      for (const statement of statements) await executor.change(statement);
    });
  };
  const scope = createSqlScope({ rows: (statement) => engine.rows(statement), change }, changeAll);
  const tables = new PluginTables(log);
  return {
    kind: engine.kind,
    ...scope,
    transaction: (unit) => transactions.run(unit),
    migrate: async (owner, folder, reach = 'all tables') => {
      transactions.refuseInside('a migration');
      if (reach === 'all tables') tables.owners.addRoom(owner);
      const guard = reach === 'own tables' ? tables.guardOf(owner) : undefined;
      return migrate(engine, { owner, folder, owners: tables.owners, ...(guard && { guard }) }, log);
    },
    ownTables: (plugin) => tables.of(plugin, scope),
    tables: async (owner) => describeTables(engine, owner === undefined ? undefined : { owner, owners: tables.owners }),
    dropTables: async (plugin) => {
      transactions.refuseInside('a change of the schema');
      tables.guardOf(plugin);
      return dropTables(engine, { owner: plugin, owners: tables.owners }, log);
    },
    ping: async () => void (await engine.rows({ sql: 'SELECT 1', values: [] })),
    close: () => engine.close(),
  };
}
