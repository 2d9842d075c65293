import type { Database } from '../database/database.ts';
import { startMariadbServer, type MariadbServer } from './mariadb-server.ts';
import { findServer } from './system-programs.ts';

/** Gives the URL of an empty MariaDB database; undefined where the test runs on the embedded SQLite. */
export type FreshUrl = () => Promise<string | undefined>;
export type DatabaseKind = Database['kind'];

/** Runs the same tests on the embedded SQLite and on a real MariaDB, with as many fresh databases as they want. */
export function onEachKind(name: string, suite: (freshUrl: FreshUrl, kind: DatabaseKind) => void): void {
  describe(`${name} on SQLite`, () => suite(() => Promise.resolve(undefined), 'sqlite'));
  if (!findServer('mariadbd')) return;
  describe(`${name} on MariaDB`, () => {
    let server: MariadbServer | undefined;
    let made = 0;
    beforeAll(async () => {
      server = await startMariadbServer();
    }, 60_000);
    suite(() => server!.createDatabase(`fudao_${++made}`), 'mariadb');
    // Hooks run in the order they are declared: whatever the suite started stops before its database.
    afterAll(() => server?.stop());
  });
}
