import fc from 'fast-check';
import { addDays } from '../../runtime/city-time/index.ts';
import { problemOfCalendar } from './calendar-problem.ts';
import {
  calendarBetween,
  schoolYearOf,
  type DistrictDay,
  type MarkedDay,
  type SchoolCalendar,
  type Term,
} from './school-calendar.ts';

const autumn: Term = {
  id: '2026-autumn',
  schoolYear: '2026-2027',
  name: '第一学期',
  startsOn: '2026-09-01',
  endsOn: '2027-01-22',
};
const day = (date: string, kind: MarkedDay['kind'], name = '国庆节'): MarkedDay => ({
  date,
  kind,
  name,
  isProvisional: false,
});
const date = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2026-01-01', days));
const marks = fc.uniqueArray(
  fc.record({
    date,
    kind: fc.constantFrom('holiday' as const, 'make-up' as const),
    name: fc.constant('某日'),
    isProvisional: fc.boolean(),
  }),
  { selector: (mark) => mark.date, maxLength: 200 },
);

const entered = (days: readonly MarkedDay[], exceptions: readonly DistrictDay[] = []): SchoolCalendar => ({
  terms: [autumn],
  days,
  exceptions,
});
const districtDays = fc.uniqueArray(fc.record({ date, name: fc.constant('运动会') }), {
  selector: (one) => one.date,
  maxLength: 60,
});

describe('the school calendar', () => {
  test('has each day of a range once, in order', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 400 }), marks, (from, length, marked) => {
        const days = calendarBetween(from, addDays(from, length), entered(marked));
        expect(days.map((each) => each.date)).toEqual(Array.from({ length: length + 1 }, (_, i) => addDays(from, i)));
      }),
    );
  });

  test('has no school day outside of a term or on a holiday, whatever is marked', () => {
    fc.assert(
      fc.property(date, marks, (from, marked) => {
        const holidays = new Set(marked.filter(({ kind }) => kind === 'holiday').map((mark) => mark.date));
        for (const each of calendarBetween(from, addDays(from, 60), entered(marked))) {
          if (!each.isSchoolDay) continue;
          expect(each.termId).toBe(autumn.id);
          expect(holidays.has(each.date)).toBe(false);
        }
      }),
    );
  });

  test('says the same of a day whatever range it is asked in', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 30 }), fc.nat({ max: 30 }), marks, (middle, before, after, marked) => {
        const wide = calendarBetween(addDays(middle, -before), addDays(middle, after), entered(marked));
        expect(wide[before]).toEqual(calendarBetween(middle, middle, entered(marked))[0]);
      }),
    );
  });

  test.each([
    ['2026-09-24', 'school-day', true],
    ['2026-09-25', 'holiday', false],
    ['2026-09-26', 'weekend', false],
    ['2026-09-20', 'make-up', true],
    ['2026-08-31', 'vacation', false],
    ['2027-01-23', 'vacation', false],
    ['2026-08-29', 'vacation', false],
  ])('%s is a %s', (date, kind, isSchoolDay) => {
    const marked = [day('2026-09-25', 'holiday'), day('2026-09-20', 'make-up'), day('2026-08-29', 'make-up')];
    expect(calendarBetween(date, date, entered(marked))[0]).toMatchObject({ kind, isSchoolDay });
  });
});

describe("a district's calendar", () => {
  test('only ever has fewer school days than the city, whatever is entered', () => {
    fc.assert(
      fc.property(date, marks, districtDays, (from, marked, exceptions) => {
        const city = calendarBetween(from, addDays(from, 90), entered(marked));
        const district = calendarBetween(from, addDays(from, 90), entered(marked, exceptions));
        const free = new Set(exceptions.map((one) => one.date));
        district.forEach((each, index) => {
          expect(each.isSchoolDay).toBe(city[index]!.isSchoolDay && !free.has(each.date));
          expect(each.cityKind).toBe(city[index]!.kind);
        });
      }),
    );
  });

  test('says what the city says and what the district changed', () => {
    const exceptions = ['2026-09-24', '2026-09-25', '2027-02-01'].map((each) => ({ date: each, name: '运动会' }));
    const calendar = entered([day('2026-09-25', 'holiday', '中秋节')], exceptions);
    const [thursday, holiday] = calendarBetween('2026-09-24', '2026-09-25', calendar);
    expect(thursday).toMatchObject({
      kind: 'district-free',
      cityKind: 'school-day',
      name: '运动会',
      exception: '运动会',
    });
    expect(holiday).toMatchObject({ kind: 'holiday', cityKind: 'holiday', name: '中秋节', exception: '运动会' });
    expect(calendarBetween('2027-02-01', '2027-02-01', calendar)[0]!.kind).toBe('vacation');
  });
});

describe('a calendar to save', () => {
  const spring: Term = { ...autumn, id: '2027-spring', name: '第二学期', startsOn: '2027-02-22', endsOn: '2027-07-09' };
  const of = (terms: Term[], days: MarkedDay[]) => ({ terms, days, exceptions: [] });

  test('in order is accepted', () => {
    expect(problemOfCalendar(of([spring, autumn], [day('2026-10-01', 'holiday')]))).toBeNull();
  });

  test.each<[string, Term[], MarkedDay[]]>([
    ['there is no day 2026-02-30', [], [day('2026-02-30', 'holiday')]],
    ['there is no day 1026-10-01', [], [day('1026-10-01', 'holiday')]],
    ['"第一学期" ends before it starts', [{ ...autumn, endsOn: '2026-08-01' }], []],
    ['"第一学期" is 1240 days long', [{ ...autumn, endsOn: '2030-01-22' }], []],
    ['"第二学期" overlaps "第一学期"', [{ ...spring, startsOn: '2027-01-22' }, autumn], []],
    ['2026-10-01 is given twice', [autumn], [day('2026-10-01', 'holiday'), day('2026-10-01', 'make-up')]],
  ])('%s', (problem, terms, days) => {
    expect(problemOfCalendar(of(terms, days))?.en).toBe(problem);
  });

  test.each([
    ['2026-08-24', '2026-2027'],
    ['2027-07-31', '2026-2027'],
    ['2027-02-22', '2026-2027'],
    ['2026-03-02', '2025-2026'],
  ])('a term that begins on %s is of the school year %s', (startsOn, year) => {
    expect(schoolYearOf(startsOn)).toBe(year);
  });
});
