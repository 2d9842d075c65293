import { datesBetween, daysBetween, type LocalDate } from '../../runtime/city-time/index.ts';
import { errors } from '../errors.ts';
import { checkRange, kindWords, type Scope } from './calendar-edit.ts';
import type { CalendarEntry, TakeOver } from './edit-schemas.ts';
import {
  calendarBetween,
  schoolYearOf,
  type DistrictDay,
  type MarkedDay,
  type SchoolCalendar,
  type Term,
} from './school-calendar.ts';

/** Ten years of days; a file has a few hundred. */
const mostDays = 4_000;

const isTerm = ({ kind }: CalendarEntry) => kind === 'term';

function spanOfEntries(entries: readonly CalendarEntry[]): { from: LocalDate; to: LocalDate } {
  return {
    from: entries.map(({ from }) => from).sort()[0]!,
    to: entries
      .map(({ to }) => to)
      .sort()
      .at(-1)!,
  };
}

function checkEntries(entries: readonly CalendarEntry[]): void {
  for (const { from, to } of entries) checkRange(from, to);
  const days = entries.filter((entry) => !isTerm(entry)).reduce((sum, { from, to }) => sum + daysBetween(from, to), 0);
  if (days > mostDays) throw errors.RANGE_INVALID();
}

/** A term of a file is the one of the same id, or else of the same name. */
function termOf(entry: CalendarEntry, terms: readonly Term[], freshId: string): Term {
  const known = terms.find(({ id }) => id === entry.id) ?? terms.find(({ name }) => name === entry.name);
  const { name, from: startsOn, to: endsOn } = entry;
  return { id: known?.id ?? freshId, schoolYear: schoolYearOf(startsOn), name, startsOn, endsOn };
}

function termsTakenOver({ terms }: SchoolCalendar, { entries, replace }: TakeOver, freshId: string): Term[] {
  const fresh = entries.filter(isTerm).map((entry, index) => termOf(entry, terms, `${freshId}-${index + 1}`));
  const ids = new Set(fresh.map(({ id }) => id));
  const { from, to } = spanOfEntries(entries);
  // A file of holidays alone says nothing about terms.
  const goes = ({ startsOn, endsOn }: Term) => replace && fresh.length > 0 && startsOn <= to && endsOn >= from;
  return [...terms.filter((term) => !ids.has(term.id) && !goes(term)), ...fresh];
}

/** Days of the file take the place of those of the same date, or of all between its first and its last. */
function daysTakenOver<T extends { date: LocalDate }>(
  old: readonly T[],
  fresh: readonly T[],
  { entries, replace }: TakeOver,
): T[] {
  const { from, to } = spanOfEntries(entries);
  const dates = new Set(fresh.map(({ date }) => date));
  const goes = (date: LocalDate) => dates.has(date) || (replace && date >= from && date <= to);
  return [...old.filter(({ date }) => !goes(date)), ...fresh];
}

/** Where two holidays of a file meet, the day has the name of the first; a holiday on a make-up day is refused later. */
function markedDaysOf(entries: readonly CalendarEntry[]): MarkedDay[] {
  const marked = new Map<string, MarkedDay>();
  for (const { from, to, kind, name, isProvisional } of entries) {
    if (kind === 'free') throw errors.CITY_HAS_HOLIDAYS();
    if (kind === 'term') continue;
    for (const date of datesBetween(from, to)) {
      const key = `${date} ${kind}`;
      if (!marked.has(key)) marked.set(key, { date, kind, name, isProvisional });
    }
  }
  return [...marked.values()];
}

/** As a district's own edits: only days on which the city has school. */
function freeDaysOf(calendar: SchoolCalendar, entries: readonly CalendarEntry[]): DistrictDay[] {
  return entries.flatMap(({ kind, from, to, name }) => {
    const days = calendarBetween(from, to, { ...calendar, exceptions: [] });
    if (kind !== 'free') throw errors.DISTRICT_ONLY_FREES({ date: from, kind: kindWords[days[0]!.cityKind] });
    return days.filter(({ isSchoolDay }) => isSchoolDay).map(({ date }) => ({ date, name }));
  });
}

/** What a file says takes its place in the calendar. */
export function takenOver(calendar: SchoolCalendar, scope: Scope, edit: TakeOver, freshId: string): SchoolCalendar {
  checkEntries(edit.entries);
  if (scope !== null) {
    const once = new Map(freeDaysOf(calendar, edit.entries).map((day) => [day.date, day]));
    return { ...calendar, exceptions: daysTakenOver(calendar.exceptions, [...once.values()], edit) };
  }
  const terms = termsTakenOver(calendar, edit, freshId);
  return { ...calendar, terms, days: daysTakenOver(calendar.days, markedDaysOf(edit.entries), edit) };
}
