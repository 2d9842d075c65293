import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, DatabaseOptions } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { onEachKind, type DatabaseKind, type FreshUrl } from './on-each-kind.ts';

export interface TestDatabase {
  /** Open from `beforeAll` to `afterAll` of the suite. */
  readonly database: Database;
  /** To open the same database a second time, as another node would. */
  readonly options: DatabaseOptions;
}

/**
 * Runs the same tests on the embedded SQLite and on a real MariaDB, each with a fresh database that is
 * open inside of tests and hooks: `subject().database`.
 */
export function onEachDatabase(name: string, suite: (subject: () => TestDatabase, kind: DatabaseKind) => void): void {
  onEachKind(name, (freshUrl, kind) => suite(openedForSuite(freshUrl), kind));
}

function openedForSuite(freshUrl: FreshUrl): () => TestDatabase {
  let folder: string;
  let subject: TestDatabase | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-database-'));
    const url = await freshUrl();
    const options = url ? { url } : { file: join(folder, 'fudao.sqlite') };
    subject = { database: await openDatabase(options), options };
  }, 60_000);
  afterAll(async () => {
    await subject?.database.close();
    await rm(folder, { recursive: true, force: true });
  });
  return () => {
    if (!subject) throw new Error('The database opens in beforeAll');
    return subject;
  };
}
