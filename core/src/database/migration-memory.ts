import type { SchemaScope } from '@fudao/plugin-sdk';
import type { UmzugStorage } from 'umzug';

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

/** All who ever made tables here, also plugins that this node does not run. */
export async function ownersOfTables(schema: SchemaScope): Promise<string[]> {
  const rows = await schema.select<{ owner: string }>(`SELECT DISTINCT owner FROM ${TABLE}`);
  return rows.map(({ owner }) => owner);
}
