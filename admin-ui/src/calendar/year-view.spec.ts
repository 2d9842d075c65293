import type { CalendarDay } from './calendar.ts';
import { addDays, addMonths, schoolYearAt } from './dates.ts';
import { aYear } from './testing/a-year.ts';
import { dayByKey, monthsOf, provisionalRanges, termWeekOf } from './year-view.ts';

describe('the view of a school year', () => {
  it('has twelve months, each day once, in weeks from Monday', () => {
    const year = aYear();
    const months = monthsOf(year);
    expect(months.map(({ id }) => id).slice(0, 5)).toEqual(['2026-09', '2026-10', '2026-11', '2026-12', '2027-01']);
    const days = months.flatMap(({ weeks }) => weeks.flatMap((week) => week.days.filter((day) => day !== null)));
    expect(days.map(({ date }) => date)).toEqual(year.days.map(({ date }) => date));
    expect(months[0]!.weeks[0]).toEqual(jasmine.objectContaining({ monday: '2026-08-31', number: 1 }));
    expect(months[0]!.weeks[0]!.days[0]).toBeNull();
  });

  it('counts the weeks of a term from the one in which it begins', () => {
    const { terms } = aYear();
    expect([termWeekOf('2026-11-23', terms), termWeekOf('2027-01-18', terms), termWeekOf('2027-02-08', terms)]).toEqual(
      [...[13, 21, null]],
    );
  });

  it('puts expected days together by what they are', () => {
    const expected = (date: string, name: string): Partial<CalendarDay> & { date: string } => ({
      ...{ date, kind: 'holiday', mark: 'holiday', name, isProvisional: true },
    });
    const year = aYear([
      expected('2027-05-01', '劳动节'),
      expected('2027-05-02', '劳动节'),
      expected('2027-05-03', '校庆'),
    ]);
    expect(provisionalRanges(year.days)).toEqual([
      { from: '2027-05-01', to: '2027-05-02', name: '劳动节', mark: 'holiday' },
      { from: '2027-05-03', to: '2027-05-03', name: '校庆', mark: 'holiday' },
    ]);
  });

  it('moves by days, weeks and months', () => {
    const to = (key: string) => dayByKey(key, '2026-10-31', addMonths);
    const keys = ['ArrowRight', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp', 'Tab'];
    expect(keys.map(to)).toEqual([
      ...['2026-11-01', '2026-10-24', '2026-10-26', '2026-11-01', '2026-11-30', '2026-09-30', undefined],
    ]);
    expect(schoolYearAt('2027-08-31')).toBe(2026);
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
  });
});
