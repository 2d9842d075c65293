import fc from 'fast-check';
import { deleteStatement, insertStatements, updateStatement } from './write-statements.ts';

test('an insert puts each value in the place of its column, whatever the order of the keys', () => {
  const rows = [
    { id: 'a', size: 1 },
    { size: 2, id: 'b' },
  ];
  expect(insertStatements('things', rows)).toEqual([
    { sql: 'INSERT INTO `things` (`id`, `size`) VALUES (?, ?), (?, ?)', values: ['a', 1, 'b', 2] },
  ]);
});

test('many rows are spread over statements that every database takes, none lost and none twice', () => {
  const size = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), size, (rowCount, columnCount) => {
      const columns = Array.from({ length: columnCount }, (_, index) => `c${index}`);
      const rows = Array.from({ length: rowCount }, (_, row) =>
        Object.fromEntries(columns.map((name, column) => [name, row * columnCount + column])),
      );
      const statements = insertStatements('things', rows);
      expect(statements.flatMap(({ values }) => values)).toEqual(
        Array.from({ length: rowCount * columnCount }, (_, i) => i),
      );
      for (const { values } of statements) expect(values.length).toBeLessThanOrEqual(2000);
    }),
    { numRuns: 30 },
  );
});

test('an update and a delete name their conditions', () => {
  expect(updateStatement('things', { size: 3 }, { id: ['a', 'b'], owner: null })).toEqual({
    sql: 'UPDATE `things` SET `size` = ? WHERE `id` IN (?, ?) AND `owner` IS NULL',
    values: [3, 'a', 'b'],
  });
  expect(deleteStatement('things', { id: 'a', is_open: true })).toEqual({
    sql: 'DELETE FROM `things` WHERE `id` = ? AND `is_open` = ?',
    values: ['a', 1],
  });
});

test.each([
  ['no condition', () => deleteStatement('things', {})],
  ['no value', () => updateStatement('things', {}, { id: 1 })],
  ['a name with a quote', () => deleteStatement('things', { 'id` = 1 OR `id': 1 })],
  ['another column in a later row', () => insertStatements('things', [{ a: 1 }, { a: 1, b: 2 }])],
  ['a missing column in a later row', () => insertStatements('things', [{ a: 1, b: 2 }, { a: 1 }])],
])('%s is refused', (_name, build) => {
  expect(build).toThrow(TypeError);
});
