import fc from 'fast-check';
import { addDays } from '../../runtime/city-time/index.ts';
import { applied, changeBetween, conflictOf, isEmptyChange, reverseOf, spanOfChange } from './calendar-change.ts';
import { viewChange } from './change-view.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import { rangesOf, schoolDayChange } from './taken-days.ts';

const date = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-09-20', days));
const name = fc.constantFrom('国庆节', '运动会');
const calendar: fc.Arbitrary<SchoolCalendar> = fc.record({
  terms: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b'),
      schoolYear: fc.constant('2026-2027'),
      name,
      startsOn: date,
      endsOn: date,
    }),
    { selector: ({ id }) => id },
  ),
  days: fc.uniqueArray(
    fc.record({
      date,
      kind: fc.constantFrom('holiday' as const, 'make-up' as const),
      name,
      isProvisional: fc.boolean(),
    }),
    { selector: (day) => day.date },
  ),
  exceptions: fc.uniqueArray(fc.record({ date, name }), { selector: (day) => day.date }),
});
const isSame = (one: SchoolCalendar, other: SchoolCalendar) => isEmptyChange(changeBetween(one, other));

describe('a change of the calendar', () => {
  test('leads from one to the other, and its reverse back', () => {
    fc.assert(
      fc.property(calendar, calendar, (before, after) => {
        const change = changeBetween(before, after);
        expect(isSame(applied(before, change), after)).toBe(true);
        expect(isSame(applied(after, reverseOf(change)), before)).toBe(true);
        expect(conflictOf(after, reverseOf(change))).toBeNull();
        expect(spanOfChange(change) === null).toBe(isEmptyChange(change));
      }),
    );
  });

  test('is not taken back over what somebody else made of it since', () => {
    fc.assert(
      fc.property(calendar, calendar, calendar, (before, after, later) => {
        const touched = changeBetween(before, after);
        const since = changeBetween(after, later);
        const keys = (change: typeof touched) => [
          ...change.terms.map((step) => (step.after ?? step.before)!.id),
          ...[...change.days].map((step) => `day ${(step.after ?? step.before)!.date}`),
          ...[...change.exceptions].map((step) => `free ${(step.after ?? step.before)!.date}`),
        ];
        const isTouched = keys(touched).some((key) => keys(since).includes(key));
        expect(conflictOf(later, reverseOf(touched)) !== null).toBe(isTouched);
      }),
    );
  });

  test('is told in ranges of days that changed alike', () => {
    const holiday = (day: string, name: string) => ({
      date: day,
      kind: 'holiday' as const,
      name,
      isProvisional: false,
    });
    const none: SchoolCalendar = { terms: [], days: [], exceptions: [] };
    const days = [holiday('2026-10-01', '国庆节'), holiday('2026-10-02', '国庆节'), holiday('2026-10-03', '中秋节')];
    expect(viewChange(changeBetween(none, { ...none, days })).days).toMatchObject([
      { from: '2026-10-01', to: '2026-10-02', before: null, after: { name: '国庆节' } },
      { from: '2026-10-03', to: '2026-10-03' },
    ]);
  });
});

describe('the days that a change takes', () => {
  const term = { id: 'a', schoolYear: '', name: '学期', startsOn: '2026-09-21', endsOn: '2026-10-30' };
  const whole: SchoolCalendar = { terms: [term], days: [], exceptions: [] };

  test('are school days only, and those that it gives were none', () => {
    const days = [
      ...['2026-10-01', '2026-10-03'].map((day) => ({
        date: day,
        kind: 'holiday' as const,
        name: '国庆节',
        isProvisional: false,
      })),
      { date: '2026-10-10', kind: 'make-up' as const, name: '调休', isProvisional: false },
    ];
    expect(schoolDayChange(whole, { ...whole, days })).toEqual({ taken: ['2026-10-01'], given: ['2026-10-10'] });
    expect(schoolDayChange({ ...whole, days }, whole)).toEqual({ taken: ['2026-10-10'], given: ['2026-10-01'] });
  });

  test('of a whole term are one range over its weekends', () => {
    const { taken } = schoolDayChange(whole, { ...whole, terms: [] });
    const isWeekend = (day: string) => !taken.includes(day);
    expect(rangesOf(taken, isWeekend)).toEqual([{ from: '2026-09-21', to: '2026-10-30' }]);
    expect(rangesOf(['2026-09-21', '2026-09-23'], () => false)).toHaveLength(2);
  });
});
