import { readdir } from 'node:fs/promises';
import type { Log, Migration } from '@fudao/plugin-sdk';
import type { RunnableMigration } from 'umzug';
import type { Engine } from './engine.ts';
import { createMigrationMemory, ownersIn } from './migration-memory.ts';
import type { TableGuard } from './own-tables/table-guard.ts';
import type { TableOwners } from './own-tables/table-owners.ts';
import { createSchemaScope } from './schema/schema-scope.ts';

export interface OwnerMigrations {
  readonly owner: string;
  readonly folder: URL;
  readonly owners: TableOwners;
  /** Keeps them to the owner's tables. */
  readonly guard?: TableGuard;
}

/** The owner's migrations that did not run yet, one node at a time. */
export async function migrate(engine: Engine, wanted: OwnerMigrations, log?: Log): Promise<string[]> {
  const { owner, folder, guard } = wanted;
  const files = await migrationFiles(folder);
  return engine.migrating(async (session) => {
    const schema = createSchemaScope(engine, session);
    const storage = await createMigrationMemory(owner, schema);
    for (const known of await ownersIn(session.executor)) wanted.owners.add(known);
    const ran = await storage.executed();
    if (files.every((file) => ran.includes(nameOf(file)))) return [];
    // Loaded by those few starts that need it: with what it brings along it is a tenth of a node's memory.
    const { Umzug } = await import('umzug');
    const migrations = files.map((file) => runnable(engine, owner, new URL(file, folder)));
    const context = guard ? guard.guardSchema(schema) : schema;
    const done = await new Umzug({ migrations, context, storage, logger: undefined }).up().catch((error) => {
      // Umzug wraps what `runnable` made clear.
      throw (error as Error).cause ?? error;
    });
    for (const { name } of done) log?.info({ owner, migration: name }, 'migration applied');
    return done.map(({ name }) => name);
  });
}

/** Remembered without its ending, so that a build (`.js`) knows what the source (`.ts`) did. */
const nameOf = (fileName: string) => fileName.replace(/\.[jt]s$/, '');

/** One file a migration, in their order; where a source and its build lie side by side they are one. */
async function migrationFiles(folder: URL): Promise<string[]> {
  const names = await readdir(folder);
  const files = names.filter((name) => /\.[jt]s$/.test(name) && !/\.(?:d|spec)\.[jt]s$/.test(name)).sort();
  return files.filter((file, index) => files.findIndex((other) => nameOf(other) === nameOf(file)) === index);
}

function runnable(engine: Engine, owner: string, file: URL): RunnableMigration<Parameters<Migration['up']>[0]> {
  const fileName = file.pathname.slice(file.pathname.lastIndexOf('/') + 1);
  return {
    name: nameOf(fileName),
    up: async ({ context }) => {
      try {
        await (await loadMigration(file)).up(context);
      } catch (error) {
        const cause = engine.translate(error);
        throw new Error(`Migration ${fileName} of ${owner} failed: ${(cause as Error).message}`, { cause });
      }
    },
  };
}

async function loadMigration(file: URL): Promise<Migration> {
  const migration = (await import(file.href)) as Partial<Migration>;
  if (typeof migration.up !== 'function') throw new Error('it exports no function "up"');
  return migration as Migration;
}
