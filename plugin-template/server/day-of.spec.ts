import fc from 'fast-check';
import { dayOf, daysUpTo } from './day-of.ts';

const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

test('a day begins at midnight in China', () => {
  expect(dayOf(new Date('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21');
  expect(dayOf(new Date('2026-11-21T16:00:00.000Z'))).toBe('2026-11-22');
});

test('so many days, each the day after the one before, end with the day asked for', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 60 }), (moment, count) => {
      const days = daysUpTo(dayOf(moment), count);
      expect(days).toHaveLength(count);
      expect(days.at(-1)).toBe(dayOf(moment));
      for (const [index, day] of days.slice(1).entries())
        expect(Date.parse(day) - Date.parse(days[index]!)).toBe(86_400_000);
    }),
  );
});
