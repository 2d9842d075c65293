import { setTimeout as wait } from 'node:timers/promises';
import { commonErrors } from '@fudao/plugin-sdk';
import { findServer } from '../testing/system-programs.ts';
import { startMariadbServer, type MariadbServer } from '../testing/mariadb-server.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';

const UNAVAILABLE = { code: commonErrors.UNAVAILABLE().code };
/** A person waits for the answer that it does not work just now. */
const LONGEST_ANSWER_MS = 6_000;

const describeWithMariadb = findServer('mariadbd') ? describe : () => undefined;

describeWithMariadb('A MariaDB that goes away', () => {
  let server: MariadbServer;
  let db: Database;
  const count = async () => (await db.selectOne('SELECT COUNT(*) AS many FROM outage_rows'))?.['many'];

  beforeAll(async () => {
    server = (await startMariadbServer()) as MariadbServer;
    db = await openDatabase({ url: await server.createDatabase('outage'), statementTimeoutMs: 1_000 });
    await db.run('CREATE TABLE outage_rows (id VARCHAR(64) PRIMARY KEY NOT NULL)');
  });

  afterAll(async () => {
    await db.close();
    await server.stop();
  });

  test('fails fast while it is gone, keeps what it acknowledged, and works again by itself', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, id) => db.insert('outage_rows', { id: `row-${id}` })));
    const cutOff = db.transaction(async (work) => {
      await work.insert('outage_rows', { id: 'half' });
      await server.kill();
      await work.insert('outage_rows', { id: 'whole' });
    });
    await expect(cutOff).rejects.toMatchObject(UNAVAILABLE);

    const asked = Date.now();
    const answers = await Promise.allSettled([
      ...Array.from({ length: 30 }, () => count()),
      db.insert('outage_rows', { id: 'lost' }),
      db.transaction(async (work) => work.insert('outage_rows', { id: 'lost too' })),
      db.ping(),
    ]);
    expect(Date.now() - asked).toBeLessThan(LONGEST_ANSWER_MS);
    for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: UNAVAILABLE });

    await server.restart();
    expect(await count()).toBe(20);
    await db.transaction(async (work) => work.insert('outage_rows', { id: 'after' }));
    expect(await count()).toBe(21);
  });

  test('a server that stands still is given up', async () => {
    process.kill(server.pid as number, 'SIGSTOP');
    try {
      const asked = Date.now();
      const answers = await Promise.allSettled(Array.from({ length: 30 }, () => count()));
      expect(Date.now() - asked).toBeLessThan(LONGEST_ANSWER_MS + 4_000);
      for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: UNAVAILABLE });
    } finally {
      process.kill(server.pid as number, 'SIGCONT');
    }
    await wait(200);
    expect(await count()).toBe(21);
  });

  test('one that is not there at the start is said to be so', async () => {
    const nowhere = openDatabase({ url: 'mysql://root@127.0.0.1:9/fudao' });
    await expect(nowhere).rejects.toMatchObject(UNAVAILABLE);
  });

  test('a wrong password is no outage', async () => {
    const url = server.url.replace('root@', 'root:wrong@');
    await expect(openDatabase({ url: `${url}outage` })).rejects.toThrow(/Access denied/);
  });
});
