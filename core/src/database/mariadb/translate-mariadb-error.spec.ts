import { TransactionConflict, UniqueViolation } from '../errors.ts';
import { translateMariadbError } from './translate-mariadb-error.ts';

const driverError = (errno: number | undefined, message = '', code = '') =>
  Object.assign(new Error(message), { errno, code });

test.each([
  ["Duplicate entry 'x' for key 'things_name'", undefined, 'things_name'],
  ["Duplicate entry 'it''s for key 'a'' for key 'PRIMARY'", undefined, 'PRIMARY'],
  ["Duplicate entry 'x' for key 'things.things_name'", 'things', 'things_name'],
])('%s', (message, table, constraint) => {
  const translated = translateMariadbError(driverError(1062, message));
  expect(translated).toBeInstanceOf(UniqueViolation);
  expect(translated).toMatchObject({ table, constraint });
});

test.each([1213, 1205, 1020])('%i may be tried again', (errno) => {
  expect(translateMariadbError(driverError(errno))).toBeInstanceOf(TransactionConflict);
});

test.each([
  [1021, 'Disk full'],
  [1114, "The table 'things' is full"],
  [1030, 'Got error 28 "No space left on device" from storage engine InnoDB'],
  [1026, 'Error writing file (Errcode: 28 "No space left on device")'],
])('%i is a full disk', (errno, message) => {
  expect(translateMariadbError(driverError(errno, message))).toMatchObject({ code: 'DATABASE_FULL' });
});

test.each([
  [undefined, 'ECONNREFUSED'],
  [undefined, 'ETIMEDOUT'],
  [undefined, 'PROTOCOL_CONNECTION_LOST'],
  [1040, 'ER_CON_COUNT_ERROR'],
  [1053, 'ER_SERVER_SHUTDOWN'],
  [1290, 'ER_OPTION_PREVENTS_STATEMENT'],
])('%s %s is an outage', (errno, code) => {
  const error = driverError(errno, '', code);
  expect(translateMariadbError(error)).toMatchObject({ code: 'FUDAO_UNAVAILABLE', cause: error });
});

test('a mistake of ours stays what it is, also under the wrapping of Sequelize', () => {
  const syntax = driverError(1064, 'You have an error in your SQL syntax', 'ER_PARSE_ERROR');
  expect(translateMariadbError(syntax)).toBe(syntax);
  const wrapped = Object.assign(new Error(), { parent: syntax });
  expect(translateMariadbError(wrapped)).toBe(wrapped);
  expect(translateMariadbError(Object.assign(new Error(), { parent: driverError(1213) }))).toBeInstanceOf(
    TransactionConflict,
  );
});
