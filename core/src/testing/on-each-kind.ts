import { findServer } from './find-program.ts';
import { startMariadbServer, type MariadbServer } from './mariadb-server.ts';

/** Gives the URL of an empty MariaDB database; undefined where the test runs on the embedded SQLite. */
export type FreshUrl = () => Promise<string | undefined>;

/** Runs the same tests on the embedded SQLite and on a real MariaDB, with as many fresh databases as they want. */
export function onEachKind(name: string, suite: (freshUrl: FreshUrl) => void): void {
  describe(`${name} on SQLite`, () => suite(() => Promise.resolve(undefined)));
  if (!findServer('mariadb-server', 'mariadbd', 'mysqld')) return;
  describe(`${name} on MariaDB`, () => {
    let server: MariadbServer | undefined;
    let made = 0;
    beforeAll(async () => {
      server = await startMariadbServer();
    }, 60_000);
    suite(() => server!.createDatabase(`fudao_${++made}`));
    // Hooks run in the order they are declared: whatever the suite started stops before its database.
    afterAll(() => server?.stop());
  });
}
