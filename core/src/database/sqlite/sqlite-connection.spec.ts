import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteConnection } from './sqlite-connection.ts';

let folder: string;
let connection: SqliteConnection;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fudao-connection-'));
  connection = new SqliteConnection(join(folder, 'fudao.sqlite'));
  connection.exec('CREATE TABLE things (id INTEGER PRIMARY KEY, title TEXT, data BLOB)');
});

afterEach(async () => {
  connection.end();
  await rm(folder, { recursive: true });
});

const rows = (sql: string, ...values: (string | number | Buffer | null)[]) => connection.rows({ sql, values });

test('rows are plain objects with Buffers for bytes', () => {
  connection.change({ sql: 'INSERT INTO things VALUES (?, ?, ?)', values: [1, 'a', Buffer.from([1, 2])] });
  const [row] = rows('SELECT * FROM things');
  expect(row).toStrictEqual({ id: 1, title: 'a', data: Buffer.from([1, 2]) });
  expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
});

test('a whole number stays one in a text and in a division', () => {
  expect(rows('SELECT CAST(? AS TEXT) AS text, ? / 2 AS half, ? / 2 AS part', 5, 5, 5.5)).toEqual([
    { text: '5', half: 2, part: 2.75 },
  ]);
});

test('a number that would lose digits is an error, never another number', () => {
  expect(() => rows('SELECT 9007199254740993 AS big')).toThrow('too large');
});

test('a statement prepared before sees columns added by another connection', () => {
  const other = new SqliteConnection(connection.filename);
  connection.change({ sql: 'INSERT INTO things (id) VALUES (?)', values: [1] });
  expect(rows('SELECT * FROM things')).toHaveLength(1);
  other.exec('ALTER TABLE things ADD COLUMN size INTEGER DEFAULT 3');
  other.end();
  expect(rows('SELECT * FROM things')).toEqual([{ id: 1, title: null, data: null, size: 3 }]);
});

test('more statements than it remembers all work', () => {
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < 600; index += 1) expect(rows(`SELECT ${index} AS v`)).toEqual([{ v: index }]);
  }
});

test('counts what a statement changed, and knows its transaction', () => {
  connection.exec('BEGIN');
  expect(connection.isInTransaction).toBe(true);
  expect(connection.change({ sql: "INSERT INTO things (title) VALUES ('a'), ('b')", values: [] })).toBe(2);
  expect(connection.change({ sql: "UPDATE things SET title = 'a'", values: [] })).toBe(2);
  connection.exec('ROLLBACK');
  expect(connection.isInTransaction).toBe(false);
  expect(rows('SELECT * FROM things')).toEqual([]);
});

test('writes ahead into a log, so that readers and the writer do not meet', () => {
  expect(rows('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  expect(rows('PRAGMA synchronous')).toEqual([{ synchronous: 1 }]);
});

test('may be ended twice', () => {
  connection.end();
  expect(() => connection.end()).not.toThrow();
});
