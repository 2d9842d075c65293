import fc from 'fast-check';
import { bindNames } from './named-statement.ts';

test('each name becomes a value, in order, as often as it comes', () => {
  const bound = bindNames('SELECT :b, :a WHERE x = :b', { a: 1, b: 'two' });
  expect(bound).toEqual({ sql: 'SELECT ?, ? WHERE x = ?', values: ['two', 1, 'two'] });
});

test('what only looks like a name stays', () => {
  const statement = "SELECT ':a', \":b\", `:c` -- :d\n /* :e\n */ , 'it''s :f', :g";
  expect(bindNames(statement, { g: null })).toEqual({ sql: statement.replace(':g', '?'), values: [null] });
});

test('a name without a value is refused', () => {
  expect(() => bindNames('SELECT :id', { ID: 1 })).toThrow('"id" cannot be stored: it is undefined');
  expect(() => bindNames('SELECT :id')).toThrow('"id"');
});

test('an array fills a list, and its statement is shared with arrays of like length', () => {
  const bind = (ids: number[]) => bindNames('SELECT 1 WHERE id IN (:ids) AND x = :x', { ids, x: 0 });
  expect(bind([1, 2, 3])).toEqual({ sql: 'SELECT 1 WHERE id IN (?, ?, ?, ?) AND x = ?', values: [1, 2, 3, 3, 0] });
  expect(bind([1, 2, 3]).sql).toBe(bind([1, 2, 3, 4]).sql);
  expect(bind([]).values).toEqual([0]);
});

test('whatever the lists, there are as many places as values, and all members are among them', () => {
  const list = fc.array(fc.integer(), { maxLength: 70 });
  fc.assert(
    fc.property(list, list, fc.integer(), (a, b, c) => {
      const { sql, values } = bindNames('SELECT 1 WHERE a IN (:a) AND c = :c AND b IN (:b)', { a, b, c });
      expect(sql.match(/\?/g)?.length).toBe(values.length);
      expect(new Set(values)).toEqual(new Set([...a, ...b, c]));
    }),
  );
});
