import type { Database } from '../../database/index.ts';
import { failure, type Finding } from '../finding.ts';
import { describeShape, fillOne, lostBetween, shapeOf } from './database-shape.ts';
import { withFirst } from './migration-files.ts';

/** An empty database for each attempt. */
export type FreshDatabase = <T>(work: (database: Database) => Promise<T>) => Promise<T>;

export interface Migrations {
  readonly pluginId: string;
  readonly folder: string;
  readonly url: URL;
  readonly files: readonly string[];
  /** Whether the release before used a table or column (`table.column`); undefined where nobody knows. */
  wasUsed(name: string): boolean | undefined;
}

const message = (error: unknown) => (error as Error).message;

/** From nothing, and once more on what is there. */
async function fromNothing(fresh: FreshDatabase, { pluginId, url }: Migrations, on: string): Promise<{ findings: Finding[]; shape: string }> {
  return fresh(async (database) => {
    try {
      await database.migrate(pluginId, url, 'own tables');
    } catch (error) {
      return { findings: [failure(`${message(error)} (on ${on})`, 'migrations')], shape: '' };
    }
    const shape = describeShape(await shapeOf(database, pluginId));
    const again = await database.migrate(pluginId, url, 'own tables').catch((error: unknown) => [message(error)]);
    const findings = again.length === 0 ? [] : [failure(`Run a second time on ${on}, the migrations do something again: ${again.join(', ')}.`, 'migrations')];
    if (describeShape(await shapeOf(database, pluginId)) !== shape) findings.push(failure(`Run a second time on ${on}, the migrations change the tables again.`, 'migrations'));
    return { findings, shape };
  });
}

/** What the next step takes away while the release before may still run beside. */
function contracted({ wasUsed }: Migrations, lost: readonly string[], file: string): Finding[] {
  return lost.flatMap((name) => {
    const used = wasUsed(name);
    if (used === false) return [];
    const why = used === undefined ? 'give the release before with --earlier to show that it does not use it any more' : 'the release before uses it and runs beside this one during a swap';
    return [failure(`${file} drops or renames ${name}: ${why}.`, file)];
  });
}

/** How many rows a plugin's tables have. */
async function rowsOf(database: Database, tables: Iterable<string>): Promise<Map<string, number>> {
  const rows = new Map<string, number>();
  for (const table of tables) {
    const row = await database.selectOne<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);
    rows.set(table, Number(row?.n));
  }
  return rows;
}

/** From what an earlier release left, with data in it. */
async function fromEarlier(fresh: FreshDatabase, migrations: Migrations, count: number, on: string, whole: string): Promise<Finding[]> {
  const { pluginId, folder, files, url } = migrations;
  const next = files[count]!;
  return fresh(async (database) => {
    await withFirst(folder, files, count, (first) => database.migrate(pluginId, first, 'own tables'));
    const before = await shapeOf(database, pluginId);
    await fillOne(database, before);
    const filled = await rowsOf(database, before.keys());
    try {
      await withFirst(folder, files, count + 1, (first) => database.migrate(pluginId, first, 'own tables'));
      const shape = await shapeOf(database, pluginId);
      const lost = lostBetween(before, shape);
      const refused = contracted(migrations, lost, next);
      if (refused.length > 0) return refused;
      const emptied = [...(await rowsOf(database, shape.keys()))].filter(([table, rows]) => rows === 0 && (filled.get(table) ?? 0) > 0);
      if (emptied.length > 0) return emptied.map(([table]) => failure(`${next} empties the table ${table}.`, next));
      await database.migrate(pluginId, url, 'own tables');
    } catch (error) {
      return [failure(`From the release that ended with ${files[count - 1]!}, with data in its tables: ${message(error)} (on ${on})`, next)];
    }
    const after = await shapeOf(database, pluginId);
    return describeShape(after) === whole ? [] : [failure(`From the release that ended with ${files[count - 1]!} the tables become other than from nothing (on ${on}).`, next)];
  });
}

/** Runs a plugin's migrations on one kind of database in every way that they may meet it. */
export async function tryMigrations(fresh: FreshDatabase, migrations: Migrations, on: string): Promise<Finding[]> {
  const { findings, shape } = await fromNothing(fresh, migrations, on);
  if (findings.length > 0) return findings;
  for (let count = 1; count < migrations.files.length; count++) findings.push(...(await fromEarlier(fresh, migrations, count, on, shape)));
  return findings;
}
