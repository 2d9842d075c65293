import type { Engine, Executor } from './engine.ts';
import { ownersIn } from './migration-memory.ts';
import type { TableOwners } from './own-tables/table-owners.ts';
import { bindNames } from './statement/named-statement.ts';

/** A table as the database describes it. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly isText: boolean }[];
  /** Columns of the primary key, in their order. */
  readonly primaryKey: readonly string[];
}

/** Whose tables, and who else has some. */
export interface OwnerOfTables {
  readonly owner: string;
  readonly owners: TableOwners;
}

interface ColumnRow {
  table_name: string;
  column_name: string;
  column_type: string;
  /** 0 for a column that is not of the primary key, else its place in it. */
  key_place: number;
}

/** Both databases describe themselves by tables; these are theirs. */
const statements: Readonly<Record<Engine['kind'], string>> = {
  sqlite: `SELECT t.name AS table_name, c.name AS column_name, c.type AS column_type, c.pk AS key_place
    FROM sqlite_master t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY t.name, c.cid`,
  mariadb: `SELECT c.TABLE_NAME AS table_name, c.COLUMN_NAME AS column_name, c.DATA_TYPE AS column_type,
      COALESCE(k.ORDINAL_POSITION, 0) AS key_place
    FROM information_schema.COLUMNS c
    LEFT JOIN information_schema.KEY_COLUMN_USAGE k ON k.TABLE_SCHEMA = c.TABLE_SCHEMA AND k.TABLE_NAME = c.TABLE_NAME
      AND k.COLUMN_NAME = c.COLUMN_NAME AND k.CONSTRAINT_NAME = 'PRIMARY'
    WHERE c.TABLE_SCHEMA = DATABASE() ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION`,
};

const isText = (type: string) => /char|text/i.test(type);

function toShapes(rows: readonly ColumnRow[]): TableShape[] {
  const byTable = new Map<string, ColumnRow[]>();
  for (const row of rows) byTable.set(row.table_name, [...(byTable.get(row.table_name) ?? []), row]);
  return [...byTable].map(([name, columns]) => {
    const ofKey = columns.filter(({ key_place }) => key_place > 0).sort((a, b) => a.key_place - b.key_place);
    return {
      name,
      columns: columns.map(({ column_name, column_type }) => ({ name: column_name, isText: isText(column_type) })),
      primaryKey: ofKey.map(({ column_name }) => column_name),
    };
  });
}

async function readShapes(kind: Engine['kind'], executor: Executor): Promise<TableShape[]> {
  return toShapes((await executor.rows(bindNames(statements[kind]))) as unknown as ColumnRow[]);
}

/**
 * What tables there are. Whose they are is decided by all who ever made tables here, also by plugins that this
 * process does not know: the tables of `notes-extra` are not those of `notes`.
 */
export async function describeTables(
  engine: Pick<Engine, 'kind' | 'rows' | 'change'>,
  of?: OwnerOfTables,
  executor: Executor = engine,
): Promise<TableShape[]> {
  const shapes = await readShapes(engine.kind, executor);
  if (!of) return shapes;
  const isRemembered = shapes.some(({ name }) => name === 'database_migrations');
  for (const owner of isRemembered ? await ownersIn(executor) : []) of.owners.add(owner);
  return shapes.filter(({ name }) => of.owners.owns(of.owner, name));
}
