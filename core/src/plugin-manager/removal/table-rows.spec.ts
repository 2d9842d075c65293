import type { SqlRow } from '@fudao/plugin-sdk';
import { onEachDatabase } from '../../testing/on-each-database.ts';
import { plainRow, tableRows } from './table-rows.ts';

/** Names that sort otherwise by letters than by bytes, and numbers of each length. */
const words = ['a', 'B', 'b', 'Ä', '字', '', 'a b', "o'clock"];

onEachDatabase('All rows of a table', (subject) => {
  const db = () => subject().database;
  const tables = {
    paged_one: 'CREATE TABLE paged_one (id VARCHAR(64) NOT NULL PRIMARY KEY, bytes BLOB)',
    paged_two: 'CREATE TABLE paged_two (grade INTEGER NOT NULL, word VARCHAR(64) NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (grade, word, place))',
    paged_none: 'CREATE TABLE paged_none (grade INTEGER, word VARCHAR(64))',
  };

  beforeAll(async () => {
    for (const statement of Object.values(tables)) await db().run(statement);
    const numbers = Array.from({ length: 1_203 }, (_, index) => index);
    await db().insert('paged_one', numbers.map((n) => ({ id: `row-${n}`, bytes: Buffer.from([n % 256, 255]) })));
    await db().insert('paged_two', numbers.map((n) => ({ grade: n % 3, word: words[n % words.length]!, place: n })));
    await db().insert('paged_none', numbers.map((n) => ({ grade: n % 2, word: `word-${n}` })));
  }, 60_000);

  async function read(name: string): Promise<SqlRow[]> {
    const shape = (await db().tables()).find((table) => table.name === name)!;
    const rows: SqlRow[] = [];
    for await (const row of tableRows(db(), shape)) rows.push(row);
    return rows;
  }

  test.each(Object.keys(tables))('%s: each once, over several pages', async (name) => {
    const rows = (await read(name)).map((row) => JSON.stringify(plainRow(row)));
    expect(rows).toHaveLength(1_203);
    expect(new Set(rows).size).toBe(1_203);
  });

  test('bytes are written in base64', async () => {
    const row = (await read('paged_one')).find(({ id }) => id === 'row-7')!;
    expect(plainRow(row)).toEqual({ id: 'row-7', bytes: { $base64: Buffer.from([7, 255]).toString('base64') } });
  });
});
