import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';

const LIMIT = 200_000;
const FULL = { code: 'DATABASE_FULL', spec: { status: 507 } };

describe('A full disk', () => {
  let folder: string;
  let db: Database;
  const count = async () => Number((await db.selectOne('SELECT COUNT(*) AS many FROM full_rows'))?.['many']);
  const page = (id: number) => ({ id: `row-${id}`, body: 'x'.repeat(4000) });

  async function fill(): Promise<number> {
    for (let id = 0; ; id += 1) {
      try {
        await db.insert('full_rows', page(id));
      } catch (error) {
        expect(error).toMatchObject(FULL);
        return id;
      }
    }
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-full-'));
    db = await openDatabase({ file: join(folder, 'fudao.sqlite'), maxBytes: LIMIT });
    await db.run('CREATE TABLE full_rows (id VARCHAR(64) PRIMARY KEY NOT NULL, body TEXT)');
  });

  afterEach(async () => {
    await db.close();
    await rm(folder, { recursive: true });
  });

  test('refuses a write with a sentence, goes on reading, and takes writes again when there is room', async () => {
    const written = await fill();
    expect(written).toBeGreaterThan(20);
    expect(await count()).toBe(written);
    await expect(db.insert('full_rows', page(-1))).rejects.toThrow(/storage is full/);
    await db.delete('full_rows', { id: ['row-0', 'row-1', 'row-2'] });
    await db.insert('full_rows', page(-1));
    expect(await count()).toBe(written - 2);
  });

  test('leaves nothing of a transaction, even if its unit ignores the error', async () => {
    const half = db.transaction(async (work) => {
      await work.insert('full_rows', { id: 'small', body: '' });
      for (let id = 0; id < 100; id += 1) await work.insert('full_rows', page(id)).catch(() => undefined);
    });
    await expect(half).rejects.toMatchObject(FULL);
    expect(await count()).toBe(0);
    await db.insert('full_rows', { id: 'small', body: '' });
    expect(await count()).toBe(1);
  });
});
