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

/** One server for all suites of a spec file; the last one to go stops it. */
let server: Promise<MariadbServer> | undefined;
let users = 0;
let databases = 0;

async function mariadbSchema(): Promise<Place> {
  users += 1;
  server ??= startMariadbServer() as Promise<MariadbServer>;
  const url = await (await server).createDatabase(`fudao_${(databases += 1)}`);
  return { options: { url }, remove: leaveServer };
}

async function leaveServer(): Promise<void> {
  users -= 1;
  if (users > 0) return;
  const unused = server;
  server = undefined;
  await (await unused)?.stop();
}
