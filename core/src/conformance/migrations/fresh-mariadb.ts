import { openDatabase } from '../../database/index.ts';
import { startMariadbServer, type MariadbServer } from '../../testing/mariadb-server.ts';
import type { FreshDatabase } from './try-migrations.ts';

let server: Promise<MariadbServer | undefined> | undefined;
let made = 0;

/** Empty databases on a MariaDB of the kit's own, started when it is first needed; undefined where none is installed. */
export async function freshMariadb(): Promise<FreshDatabase | undefined> {
  server ??= startMariadbServer();
  const running = await server;
  if (!running) return undefined;
  return async (work) => {
    const database = await openDatabase({ url: await running.createDatabase(`conformance_${++made}`), connections: 2 });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };
}

export async function stopMariadb(): Promise<void> {
  const running = await server;
  server = undefined;
  await running?.stop();
}
