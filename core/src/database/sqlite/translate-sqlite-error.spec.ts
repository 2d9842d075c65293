import { DatabaseSync } from 'node:sqlite';
import { TransactionConflict, UniqueViolation } from '../errors.ts';
import { isBusy, translateSqliteError } from './translate-sqlite-error.ts';

const driverError = (errcode: number, message = '') =>
  Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode });

describe('What SQLite itself says', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(`
    CREATE TABLE things (id TEXT PRIMARY KEY, a INTEGER, b INTEGER, title TEXT CHECK (length(title) <= 3));
    CREATE UNIQUE INDEX things_a_b ON things (a, b);
    CREATE TABLE counted (id INTEGER PRIMARY KEY);
    INSERT INTO things VALUES ('x', 1, 2, 'abc');
    INSERT INTO counted VALUES (1);`);
  const failure = (sql: string): unknown => {
    try {
      database.exec(sql);
    } catch (error) {
      return translateSqliteError(error);
    }
    throw new Error('It was taken');
  };

  afterAll(() => database.close());

  test.each([
    ["INSERT INTO things VALUES ('x', 3, 4, '')", 'things', 'PRIMARY'],
    ["INSERT INTO things VALUES ('y', 1, 2, '')", 'things', 'things_a_b'],
    ['INSERT INTO counted VALUES (1)', 'counted', 'PRIMARY'],
  ])('%s', (sql, table, constraint) => {
    const error = failure(sql);
    expect(error).toBeInstanceOf(UniqueViolation);
    expect(error).toMatchObject({ table, constraint });
  });

  test('a text that is too long', () => {
    expect(failure("INSERT INTO things VALUES ('y', 5, 6, 'long')")).toMatchObject({ code: 'FUDAO_TOO_LARGE' });
  });

  test('a mistake of ours stays what it is', () => {
    expect(failure('SELECT * FROM nowhere')).toMatchObject({ message: 'no such table: nowhere' });
  });
});

test.each([
  ['BUSY', 5],
  ['BUSY_SNAPSHOT', 517],
  ['LOCKED', 6],
])('%s may be tried again', (_name, errcode) => {
  expect(isBusy(driverError(errcode))).toBe(true);
  expect(translateSqliteError(driverError(errcode))).toBeInstanceOf(TransactionConflict);
});

test.each([
  ['FULL', 13, 'DATABASE_FULL'],
  ['READONLY', 8, 'FUDAO_UNAVAILABLE'],
  ['IOERR_WRITE', 778, 'FUDAO_UNAVAILABLE'],
  ['CANTOPEN', 14, 'FUDAO_UNAVAILABLE'],
])('%s', (_name, errcode, code) => {
  expect(isBusy(driverError(errcode))).toBe(false);
  expect(translateSqliteError(driverError(errcode))).toMatchObject({ code });
  expect(translateSqliteError(Object.assign(new Error('wrapped'), { parent: driverError(errcode) }))).toMatchObject({
    code,
  });
});

test.each([undefined, null, 'text', new Error('other')])('%p is no error of SQLite', (error) => {
  expect(isBusy(error)).toBe(false);
  expect(translateSqliteError(error)).toBe(error);
});
