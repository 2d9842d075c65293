import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database, type DatabaseOptions } from '../database/index.ts';
import { ConfigError, type Config } from '../runtime/config.ts';

/** A folder without a database has no records that could be wrong: a mistyped path must not look like a good night. */
export function databaseOfRecords({ database: { url }, dataFolder }: Config): DatabaseOptions {
  if (url) return { url };
  const file = join(dataFolder, 'fudao.sqlite');
  if (!existsSync(file)) throw new ConfigError(`There is no database in ${dataFolder} (FUDAO_DATA): nothing was checked.`);
  return { file };
}

/** Runs a command on the tables of the records, beside the nodes that may be running. */
export async function withRecords<T>(config: Config, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(databaseOfRecords(config));
  try {
    await db.migrate('records', new URL('../records/migrations/', import.meta.url));
    return await work(db);
  } finally {
    await db.close();
  }
}
