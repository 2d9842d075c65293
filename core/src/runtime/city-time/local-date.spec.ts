import fc from 'fast-check';
import { addDays, datesBetween, daysBetween, isLocalDate, spanOf, weekdayOf, weekOf } from './index.ts';

const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
const localDate = date.map((one) => one.toISOString().slice(0, 10));

describe('dates of the city', () => {
  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'today', '', '20260101', '２０２６-０１-０１'])(
    '%s is none',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
    },
  );

  test('counted forward and back meet, across months, years and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    fc.assert(
      fc.property(localDate, fc.integer({ min: -800, max: 800 }), (day, count) => {
        const other = addDays(day, count);
        expect(isLocalDate(other)).toBe(true);
        expect(addDays(other, -count)).toBe(day);
        expect(daysBetween(day, other)).toBe(count + 1);
        expect(datesBetween(day, other)).toHaveLength(Math.max(0, count + 1));
      }),
    );
  });

  test('lie in one week, of seven days from Monday on', () => {
    expect(weekOf('2026-11-22')).toEqual({ startsOn: '2026-11-16', endsOn: '2026-11-22' });
    expect(weekOf('2026-11-23').startsOn).toBe('2026-11-23');
    expect(weekOf('2027-01-01')).toEqual({ startsOn: '2026-12-28', endsOn: '2027-01-03' });
    fc.assert(
      fc.property(localDate, (day) => {
        const { startsOn, endsOn } = weekOf(day);
        expect([weekdayOf(startsOn), weekdayOf(endsOn), daysBetween(startsOn, endsOn)]).toEqual([1, 7, 7]);
        expect(startsOn <= day && day <= endsOn).toBe(true);
      }),
    );
  });

  test('lie in a span from its first to its last day', () => {
    const terms = [
      { id: 'spring', startsOn: '2026-03-02', endsOn: '2026-07-10' },
      { id: 'autumn', startsOn: '2026-09-01', endsOn: '2027-01-22' },
    ];
    const found = (day: string) => spanOf(day, terms)?.id;
    expect(['2026-03-01', '2026-03-02', '2026-07-10', '2026-07-11', '2027-01-22'].map(found)).toEqual([
      ...[undefined, 'spring', 'spring', undefined, 'autumn'],
    ]);
  });
});
