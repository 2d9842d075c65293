import { addDays, datesBetween, type LocalDate } from '../../runtime/city-time/index.ts';
import { changeBetween, spanOfChange } from './calendar-change.ts';
import { calendarBetween, type SchoolCalendar } from './school-calendar.ts';

export interface SchoolDayChange {
  /** School days that are none any more. */
  taken: LocalDate[];
  /** Days that become school days. */
  given: LocalDate[];
}

/** Which days become, or stop being, school days when one calendar becomes another. */
export function schoolDayChange(before: SchoolCalendar, after: SchoolCalendar): SchoolDayChange {
  const span = spanOfChange(changeBetween(before, after));
  if (!span) return { taken: [], given: [] };
  const schoolDays = (calendar: SchoolCalendar) =>
    calendarBetween(span.from, span.to, calendar)
      .filter(({ isSchoolDay }) => isSchoolDay)
      .map(({ date }) => date);
  const [old, fresh] = [new Set(schoolDays(before)), new Set(schoolDays(after))];
  return { taken: [...old].filter((date) => !fresh.has(date)), given: [...fresh].filter((date) => !old.has(date)) };
}

/**
 * Days put together to ranges. Days between two of them that were no school days do not part a range: nothing can be
 * planned on them, and a term that goes is one range rather than one a week.
 */
export function rangesOf(
  days: readonly LocalDate[],
  isBridge: (date: LocalDate) => boolean,
): { from: LocalDate; to: LocalDate }[] {
  const ranges: { from: LocalDate; to: LocalDate }[] = [];
  for (const date of days) {
    const last = ranges.at(-1);
    const between = last ? datesBetween(addDays(last.to, 1), addDays(date, -1)) : [];
    if (last && between.every(isBridge)) last.to = date;
    else ranges.push({ from: date, to: date });
  }
  return ranges;
}
