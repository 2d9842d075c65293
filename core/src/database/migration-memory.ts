import type { SchemaScope } from '@fudao/plugin-sdk';
import type { UmzugStorage } from 'umzug';
import type { Executor } from './engine.ts';

export interface MigrationMemory extends UmzugStorage {
  /** Names of what ran. */
  executed(): Promise<string[]>;
}

const TABLE = 'database_migrations';

/** Remembers in the database itself what ran, by owner. */
export async function createMigrationMemory(owner: string, schema: SchemaScope): Promise<MigrationMemory> {
  await schema.createTable(TABLE, {
    owner: { type: 'key', primaryKey: true },
    name: { type: 'key', length: 160, primaryKey: true },
    applied_at: { type: 'time' },
  });
  return {
    executed: async () => {
      const rows = await schema.select<{ name: string }>(
        `SELECT name FROM ${TABLE} WHERE owner = :owner ORDER BY name`,
        {
          owner,
        },
      );
      return rows.map(({ name }) => name);
    },
    logMigration: ({ name }) => schema.insert(TABLE, { owner, name, applied_at: Date.now() }),
    unlogMigration: () => Promise.reject(new Error('Migrations only go forward')),
  };
}

/** After its tables are gone: then the next release makes them anew. */
export async function forgetMigrations(owner: string, schema: SchemaScope): Promise<void> {
  await createMigrationMemory(owner, schema);
  await schema.delete(TABLE, { owner });
}

/** All who ever made tables here, also plugins that this node does not run. */
export async function ownersIn(executor: Pick<Executor, 'rows'>): Promise<string[]> {
  const rows = await executor.rows({ sql: `SELECT DISTINCT owner FROM ${TABLE}`, values: [] });
  return rows.map(({ owner }) => owner as string);
}
