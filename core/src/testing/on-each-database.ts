import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, DatabaseOptions } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { findServer } from './find-program.ts';
import { startMariadbServer, type MariadbServer } from './mariadb-server.ts';

export interface TestDatabase {
  /** Open from `beforeAll` to `afterAll` of the suite. */
  readonly database: Database;
  /** To open the same database a second time, as another node would. */
  readonly options: DatabaseOptions;
}

type Kind = Database['kind'];

/**
 * Runs the same tests on the embedded SQLite and on a real MariaDB that it starts, each with a fresh
 * database. Inside of tests and hooks `subject().database` is open.
 */
export function onEachDatabase(name: string, suite: (subject: () => TestDatabase, kind: Kind) => void): void {
  describe(`${name} on SQLite`, () => suite(withDatabase(sqliteFile), 'sqlite'));
  if (!findServer('mariadb-server', 'mariadbd', 'mysqld')) return;
  describe(`${name} on MariaDB`, () => suite(withDatabase(mariadbSchema), 'mariadb'));
}

interface Place {
  options: DatabaseOptions;
  remove(): Promise<void>;
}

function withDatabase(makePlace: () => Promise<Place>): () => TestDatabase {
  let place: Place | undefined;
  let database: Database | undefined;
  beforeAll(async () => {
    place = await makePlace();
    database = await openDatabase(place.options);
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await place?.remove();
  });
  return () => {
    if (!place || !database) throw new Error('The database opens in beforeAll');
    return { database, options: place.options };
  };
}

async function sqliteFile(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'fudao-sqlite-'));
  return {
    options: { file: join(folder, 'fudao.sqlite') },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function mariadbSchema(): Promise<Place> {
  const server = (await startMariadbServer()) as MariadbServer;
  return { options: { url: await server.createDatabase('fudao') }, remove: () => server.stop() };
}
