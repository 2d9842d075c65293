import type { Log } from '@fudao/plugin-sdk';
import type { Engine } from './engine.ts';
import { forgetMigrations } from './migration-memory.ts';
import { createSchemaScope } from './schema/schema-scope.ts';
import { quoteName } from './statement/quote-name.ts';
import { describeTables, type OwnerOfTables } from './table-catalogue.ts';

/**
 * Drops all tables of an owner while nobody migrates. MariaDB commits each of these by itself, so what ran is
 * forgotten last: a removal that breaks off leaves fewer tables, and is asked for again.
 */
export async function dropTables(engine: Engine, of: OwnerOfTables, log?: Log): Promise<string[]> {
  return engine.migrating(async (session) => {
    const shapes = await describeTables(engine, of, session.executor);
    for (const { name } of shapes) {
      await session.executor.change({ sql: `DROP TABLE ${quoteName(name)}`, values: [] });
      log?.info({ owner: of.owner, table: name }, 'table dropped');
    }
    await forgetMigrations(of.owner, createSchemaScope(engine, session));
    return shapes.map(({ name }) => name);
  });
}
