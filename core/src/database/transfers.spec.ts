import fc from 'fast-check';
import { onEachDatabase } from '../testing/on-each-database.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';

const ACCOUNTS = 4;
const START = 100;

onEachDatabase('Whatever is transferred at the same time, from two nodes', (subject) => {
  let nodes: Database[];

  beforeAll(async () => {
    nodes = [subject().database, await openDatabase(subject().options)];
    await nodes[0]?.run('CREATE TABLE purses (id INTEGER PRIMARY KEY, amount INTEGER NOT NULL)');
  });

  afterAll(() => nodes[1]?.close());

  interface Transfer {
    node: number;
    from: number;
    to: number;
    amount: number;
  }

  async function transfer({ node, from, to, amount }: Transfer): Promise<boolean> {
    const take = (db: Database) =>
      db.transaction(async (work) => {
        const find = 'SELECT amount FROM purses WHERE id = :id';
        const source = (await work.lockOne<{ amount: number }>(find, { id: from }))?.amount ?? 0;
        await work.update('purses', { amount: source - amount }, { id: from });
        const target = (await work.lockOne<{ amount: number }>(find, { id: to }))?.amount ?? 0;
        await work.update('purses', { amount: target + amount }, { id: to });
        if (source < amount) throw new Error('not enough');
      });
    return take(nodes[node] as Database).then(
      () => true,
      (error: Error) => {
        expect(error.message).toBe('not enough');
        return false;
      },
    );
  }

  test('the sum stays, nobody owes, and each purse holds what its transfers say', async () => {
    const account = fc.integer({ min: 0, max: ACCOUNTS - 1 });
    const transfers = fc.array(
      fc.record({
        node: fc.integer({ min: 0, max: 1 }),
        from: account,
        to: account,
        amount: fc.integer({ min: 1, max: 80 }),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(transfers, async (wanted) => {
        const db = nodes[0] as Database;
        await db.run('DELETE FROM purses');
        await db.insert(
          'purses',
          Array.from({ length: ACCOUNTS }, (_, id) => ({ id, amount: START })),
        );
        const done = await Promise.all(wanted.map(transfer));
        const purses = await db.select<{ id: number; amount: number }>('SELECT * FROM purses ORDER BY id');
        const expected = Array<number>(ACCOUNTS).fill(START);
        wanted.forEach(({ from, to, amount }, index) => {
          if (!done[index]) return;
          expected[from] = (expected[from] ?? 0) - amount;
          expected[to] = (expected[to] ?? 0) + amount;
        });
        expect(purses.map(({ amount }) => amount)).toEqual(expected);
        expect(Math.min(...expected)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 15 },
    );
  });
});
