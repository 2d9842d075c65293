import fc from 'fast-check';
import { addDays, isLocalDate, localDateOf, momentOf } from '../runtime/city-time/index.ts';
import { bornBy, graceEndsOn, isOfAge, ofAgeOn } from './coming-of-age.ts';

const day = fc.integer({ min: 0, max: 15_000 }).map((days) => addDays('2000-01-01', days));

test('14 is reached on the birthday, and not the day before, whenever somebody was born', () => {
  fc.assert(
    fc.property(day, (birthDate) => {
      const first = ofAgeOn(birthDate)!;
      expect(isLocalDate(first)).toBe(true);
      expect(isOfAge(birthDate, first)).toBe(true);
      expect(isOfAge(birthDate, addDays(first, -1))).toBe(false);
      if (!birthDate.endsWith('-02-29')) expect(first.slice(4)).toBe(birthDate.slice(4));
    }),
    { numRuns: 300 },
  );
});

test('who is 14 stays so, and what SQL compares says the same', () => {
  fc.assert(
    fc.property(day, day, (birthDate, today) => {
      expect(isOfAge(birthDate, today)).toBe(today >= ofAgeOn(birthDate)!);
      expect(birthDate <= bornBy(today)).toBe(isOfAge(birthDate, today));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['2012-02-29', '2026-02-28', false],
  ['2012-02-29', '2026-03-01', true],
  ['2012-02-28', '2026-02-28', true],
  ['2012-03-01', '2026-02-28', false],
  ['2014-02-28', '2028-02-29', true],
  ['2014-03-01', '2028-02-29', false],
  ['2012-12-31', '2026-12-31', true],
  [null, '2026-12-31', false],
])('born on %s, on %s: %s', (birthDate, today, expected) => {
  expect(isOfAge(birthDate, today)).toBe(expected);
});

test('the grace begins with the birthday, also around 29 February', () => {
  expect(graceEndsOn('2012-02-29', 30)).toBe('2026-03-31');
  expect(graceEndsOn('2012-12-10', 30)).toBe('2027-01-09');
  expect(graceEndsOn(null, 30)).toBeNull();
});

test.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu'])(
  'in %s the day begins at the midnight of the city, also where clocks change',
  (timeZone) => {
    fc.assert(
      fc.property(day, (birthDate) => {
        const midnight = momentOf(ofAgeOn(birthDate)!, 0, timeZone);
        expect(isOfAge(birthDate, localDateOf(midnight, timeZone))).toBe(true);
        expect(isOfAge(birthDate, localDateOf(midnight - 1, timeZone))).toBe(false);
      }),
      { numRuns: 60 },
    );
  },
);
