import type { CalendarDay, DayKind, SchoolYear } from './calendar.ts';
import { addDays, type DayRange, mondayOf, monthOf, weekdayOf } from './dates.ts';

export interface Week {
  readonly monday: string;
  /** Of its term, counted from 1 as schools count; null where there is none. */
  readonly number: number | null;
  /** Monday to Sunday; null where the day is of another month. */
  readonly days: readonly (CalendarDay | null)[];
}

export interface Month {
  /** `2026-09` */
  readonly id: string;
  readonly weeks: readonly Week[];
}

/** The week of its term that a day is in: the first is that in which the term begins. */
export function termWeekOf(monday: string, terms: SchoolYear['terms']): number | null {
  const sunday = addDays(monday, 6);
  const term = terms.find(({ startsOn, endsOn }) => startsOn <= sunday && endsOn >= monday);
  if (!term) return null;
  return Math.round((Date.parse(monday) - Date.parse(mondayOf(term.startsOn))) / (7 * 86_400_000)) + 1;
}

function weeksOf(days: readonly CalendarDay[], terms: SchoolYear['terms']): Week[] {
  const weeks: { monday: string; number: number | null; days: (CalendarDay | null)[] }[] = [];
  for (const day of days) {
    const monday = mondayOf(day.date);
    if (weeks.at(-1)?.monday !== monday) {
      weeks.push({ monday, number: termWeekOf(monday, terms), days: Array<null>(7).fill(null) });
    }
    weeks.at(-1)!.days[weekdayOf(day.date) - 1] = day;
  }
  return weeks;
}

/** The months of a school year in rows of weeks. */
export function monthsOf({ days, terms }: Pick<SchoolYear, 'days' | 'terms'>): Month[] {
  const ids = [...new Set(days.map(({ date }) => monthOf(date)))];
  return ids.map((id) => ({
    id,
    weeks: weeksOf(
      days.filter(({ date }) => monthOf(date) === id),
      terms,
    ),
  }));
}

/** The sign in a day's corner, for who does not see its colour; a text of the calendar's. */
export const signs: Readonly<Partial<Record<DayKind, string>>> = {
  holiday: 'calendar.sign.holiday',
  'make-up': 'calendar.sign.makeUp',
  'district-free': 'calendar.sign.free',
};

export interface Provisional extends DayRange {
  readonly name: string;
  readonly mark: 'holiday' | 'make-up';
}

/** Days that are only expected, put together to what an administrator confirms at once. */
export function provisionalRanges(days: readonly CalendarDay[]): Provisional[] {
  const ranges: { from: string; to: string; name: string; mark: 'holiday' | 'make-up' }[] = [];
  for (const { date, isProvisional, mark, name } of days) {
    if (!isProvisional || mark === null) continue;
    const last = ranges.at(-1);
    if (last && addDays(last.to, 1) === date && last.mark === mark && last.name === name) last.to = date;
    else ranges.push({ from: date, to: date, name: name ?? '', mark });
  }
  return ranges;
}

/** Where a key of the keyboard leads in a calendar's grid; undefined for every other key. */
export function dayByKey(
  key: string,
  date: string,
  addMonths: (date: string, months: number) => string,
): string | undefined {
  const steps: Readonly<Record<string, () => string>> = {
    ArrowLeft: () => addDays(date, -1),
    ArrowRight: () => addDays(date, 1),
    ArrowUp: () => addDays(date, -7),
    ArrowDown: () => addDays(date, 7),
    Home: () => mondayOf(date),
    End: () => addDays(mondayOf(date), 6),
    PageUp: () => addMonths(date, -1),
    PageDown: () => addMonths(date, 1),
  };
  return Object.hasOwn(steps, key) ? steps[key]!() : undefined;
}
