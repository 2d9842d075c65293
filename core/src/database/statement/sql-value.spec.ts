import fc from 'fast-check';
import { toSqlValue } from './sql-value.ts';

test('what both databases keep exactly goes through as it is', () => {
  const kept = fc.oneof(
    fc.string(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true, max: 2 ** 53 - 1, min: -(2 ** 53) + 1 }),
    fc.constant(null),
  );
  fc.assert(fc.property(kept, (value) => expect(toSqlValue(value, 'v')).toBe(value)));
});

test('flags become 0 and 1, safe big integers numbers, bytes a Buffer on the same memory', () => {
  expect([toSqlValue(true, 'v'), toSqlValue(false, 'v'), toSqlValue(12n, 'v')]).toEqual([1, 0, 12]);
  const bytes = new Uint8Array([9, 1, 2, 9]).subarray(1, 3);
  const stored = toSqlValue(bytes, 'v') as Buffer;
  expect(Buffer.isBuffer(stored)).toBe(true);
  expect([...stored]).toEqual([1, 2]);
  expect(stored.buffer).toBe(bytes.buffer);
});

test.each([
  ['undefined', undefined, 'it is undefined'],
  ['a Date', new Date(), 'store its milliseconds'],
  ['an object', { a: 1 }, 'it is object'],
  ['a function', () => 1, 'it is function'],
  ['an unsafe whole number', 2 ** 53, 'beyond what a number keeps exactly'],
  ['an unsafe big integer', 2n ** 60n, 'beyond what a number keeps exactly'],
  ['infinity', Infinity, 'beyond what a number keeps exactly'],
])('%s is refused by name', (_what, value, reason) => {
  expect(() => toSqlValue(value, 'started_at')).toThrow(new RegExp(`"started_at" cannot be stored: .*${reason}`));
});
