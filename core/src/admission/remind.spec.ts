import fc from 'fast-check';
import { dueReminder } from './remind.ts';

const days = [60, 30, 14, 7, 1];

test('each reminder is due from its day on, until the next one is', () => {
  expect([61, 60, 31, 30, 14, 8, 7, 2, 1].map((left) => dueReminder(left, days))).toEqual([
    ...[undefined, 60, 60, 30, 14, 14, 7, 7, 1],
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90 }), fc.shuffledSubarray(days, { minLength: 1 }), (left, some) => {
      const due = dueReminder(left, some);
      const expected = some.filter((day) => day >= left).sort((a, b) => a - b)[0];
      expect(due).toBe(expected);
    }),
  );
});
