import { LeastRecentlyUsed } from './least-recently-used.ts';

test('forgets what was not asked for the longest, and never holds more than its limit', () => {
  const memory = new LeastRecentlyUsed<string, number>(3);
  memory.keep('a', 1);
  memory.keep('b', 2);
  memory.keep('c', 3);
  expect(memory.get('a')).toBe(1);
  memory.keep('d', 4);
  expect(['a', 'b', 'c', 'd'].map((key) => memory.get(key))).toEqual([1, undefined, 3, 4]);
  memory.clear();
  expect(memory.get('d')).toBeUndefined();
});
