import fc from 'fast-check';
import {
  addDays,
  calendarBetween,
  daysBetween,
  isLocalDate,
  problemOfCalendar,
  type MarkedDay,
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

describe('the school calendar', () => {
  test('has each day of a range once, in order', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 400 }), marks, (from, length, marked) => {
        const days = calendarBetween(from, addDays(from, length), [autumn], marked);
        expect(days.map((each) => each.date)).toEqual(Array.from({ length: length + 1 }, (_, i) => addDays(from, i)));
      }),
    );
  });

  test('has no school day outside of a term or on a holiday, whatever is marked', () => {
    fc.assert(
      fc.property(date, marks, (from, marked) => {
        const holidays = new Set(marked.filter(({ kind }) => kind === 'holiday').map((mark) => mark.date));
        for (const each of calendarBetween(from, addDays(from, 60), [autumn], marked)) {
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
        const wide = calendarBetween(addDays(middle, -before), addDays(middle, after), [autumn], marked);
        expect(wide[before]).toEqual(calendarBetween(middle, middle, [autumn], marked)[0]);
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
    expect(calendarBetween(date, date, [autumn], marked)[0]).toMatchObject({ kind, isSchoolDay });
  });
});

describe('a date', () => {
  test.each(['2026-02-30', '2026-13-01', '2026-1-1', '20260101', '', '2026-02-29', '２０２６-０１-０１'])(
    '%p is none',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
    },
  );

  test('moved forth and back is the same', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -1_000, max: 1_000 }), (from, days) => {
        expect(addDays(addDays(from, days), -days)).toBe(from);
        expect(daysBetween(from, addDays(from, days))).toBe(days + 1);
      }),
    );
  });
});

describe('a calendar to import', () => {
  const spring: Term = { ...autumn, id: '2027-spring', startsOn: '2027-02-22', endsOn: '2027-07-09' };

  test('in order is accepted', () => {
    expect(problemOfCalendar([spring, autumn], [day('2026-10-01', 'holiday')])).toBeNull();
  });

  test.each<[string, Term[], MarkedDay[]]>([
    ['2026-02-30 is no date', [], [day('2026-02-30', 'holiday')]],
    ['term 2026-autumn ends before it starts', [{ ...autumn, endsOn: '2026-08-01' }], []],
    ['term 2027-spring overlaps another', [{ ...spring, startsOn: '2027-01-22' }, autumn], []],
    ['2026-10-01 is given twice', [autumn], [day('2026-10-01', 'holiday'), day('2026-10-01', 'make-up')]],
  ])('%s', (problem, terms, days) => {
    expect(problemOfCalendar(terms, days)).toBe(problem);
  });
});
