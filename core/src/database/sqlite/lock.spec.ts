import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../open-database.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { whenFree } from './when-free.ts';
import { WriteQueue } from './write-queue.ts';

describe('A lock that another process holds', () => {
  let folder: string;
  let other: SqliteConnection;
  let own: SqliteConnection;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-lock-'));
    const file = join(folder, 'fudao.sqlite');
    other = new SqliteConnection(file);
    other.exec('CREATE TABLE things (id INTEGER)');
    own = new SqliteConnection(file);
    other.exec('BEGIN IMMEDIATE');
  });

  afterEach(async () => {
    other.end();
    own.end();
    await rm(folder, { recursive: true });
  });

  const insert = () => own.change({ sql: 'INSERT INTO things VALUES (?)', values: [1] });

  test('is waited for, while this process goes on', async () => {
    setTimeout(() => other.exec('COMMIT'), 60);
    expect(await whenFree(insert)).toBe(1);
  });

  test('is waited for only so long', async () => {
    await expect(whenFree(insert, 50)).rejects.toMatchObject({ code: 'FUDAO_UNAVAILABLE' });
  });

  test('does not keep anybody from reading', async () => {
    const db = await openDatabase({ file: own.filename });
    expect(await db.select('SELECT * FROM things')).toEqual([]);
    await db.close();
  });
});

describe('WriteQueue', () => {
  test('lets one in at a time, in the order they came', async () => {
    const queue = new WriteQueue(1000);
    const seen: string[] = [];
    const visit = async (name: string): Promise<void> => {
      const leave = await queue.enter();
      seen.push(`${name} in`);
      await new Promise(setImmediate);
      seen.push(`${name} out`);
      leave();
    };
    await Promise.all(['a', 'b', 'c'].map(visit));
    expect(seen).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });

  test('who waited too long is sent away, and those behind still wait for whoever is inside', async () => {
    const queue = new WriteQueue(40);
    const leave = await queue.enter();
    await expect(queue.enter()).rejects.toMatchObject({ code: 'FUDAO_UNAVAILABLE' });
    const next = queue.enter();
    leave();
    (await next)();
    await expect(queue.enter()).resolves.toBeInstanceOf(Function);
  });
});
