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

  /** The server is back; whoever watches it notices within half a second. */
  async function untilAnswering(): Promise<void> {
    for (;;) {
      const isAnswering = await db.ping().then(
        () => true,
        () => false,
      );
      if (isAnswering) return;
      await wait(20);
    }
  }

  beforeAll(async () => {
    server = (await startMariadbServer()) as MariadbServer;
    db = await openDatabase({ url: await server.createDatabase('outage') });
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
    await untilAnswering();
    expect(await count()).toBe(20);
    await db.transaction(async (work) => work.insert('outage_rows', { id: 'after' }));
    expect(await count()).toBe(21);
  });

  test('a server that stands still is found out while a statement waits, and the next do not wait', async () => {
    await server.pause();
    try {
      // Answered while it stands still: far before the patience of a statement ends.
      const answers = await Promise.allSettled(Array.from({ length: 30 }, () => count()));
      for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: UNAVAILABLE });
      const half = db.transaction(async (work) => work.insert('outage_rows', { id: 'half' }));
      await expect(half).rejects.toMatchObject(UNAVAILABLE);
    } finally {
      server.resume();
    }
    await untilAnswering();
    expect(await count()).toBe(21);
  });

  test('a transaction that is cut off in the middle by a standstill leaves nothing', async () => {
    const cutOff = db.transaction(async (work) => {
      await work.insert('outage_rows', { id: 'half' });
      await server.pause();
      await work.insert('outage_rows', { id: 'whole' });
    });
    await expect(cutOff).rejects.toMatchObject(UNAVAILABLE);
    server.resume();
    await untilAnswering();
    await db.insert('outage_rows', { id: 'half' });
    expect(await count()).toBe(22);
  });

  test('a statement that is slow is left to its end', async () => {
    const slow = await db.selectOne('SELECT SLEEP(4) AS slept');
    expect(slow).toEqual({ slept: 0 });
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
