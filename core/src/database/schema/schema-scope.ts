import type { Column, Index, SchemaScope } from '@fudao/plugin-sdk';
import type { Engine, MigrationSession } from '../engine.ts';
import { createLockingScope } from '../sql-scope.ts';
import { quoteName } from '../statement/quote-name.ts';
import { columnDefinition } from './column-definition.ts';
import { indexName } from './index-name.ts';

/** What a migration gets: tables by Sequelize's QueryInterface, rows by plain statements. */
export function createSchemaScope(engine: Engine, session: MigrationSession): SchemaScope {
  const tables = engine.sequelize.getQueryInterface();
  const options = () => ({ ...engine.tableOptions, ...session.queryOptions });

  const addIndex = async (table: string, { columns, unique = false }: Index): Promise<void> => {
    const fields = columns.map(checked);
    const name = indexName(table, fields);
    await engine.ifNotThere(() => tables.addIndex(checked(table), { ...options(), fields, unique, name }));
  };

  return {
    ...createLockingScope(session.executor, ''),
    createTable: async (table, columns, indexes = []) => {
      const definitions = Object.entries(columns).map(([name, column]) => [
        checked(name),
        define(engine, name, column),
      ]);
      await tables.createTable(checked(table), Object.fromEntries(definitions), options());
      for (const index of indexes) await addIndex(table, index);
    },
    addColumn: async (table, name, column) => {
      await engine.ifNotThere(() =>
        tables.addColumn(checked(table), checked(name), define(engine, name, column), options()),
      );
    },
    addIndex,
  };
}

function define(engine: Engine, name: string, column: Column): ReturnType<typeof columnDefinition> {
  return columnDefinition(engine.kind, name, column);
}

function checked(name: string): string {
  quoteName(name);
  return name;
}
