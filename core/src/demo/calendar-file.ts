/** One entry of a calendar file: one day, or a range with both ends included. */
type Entry = { name: string; provisional?: boolean } & ({ date: string } | { from: string; to: string });

/** Shape of `config/calendars/*.yaml`. */
export interface CalendarFile {
  terms: { id: string; schoolYear: string; name: string; from: string; to: string }[];
  holidays: Entry[];
  makeUpSchoolDays: Entry[];
}

const dayMs = 86_400_000;

function datesOf(entry: Entry): string[] {
  if ('date' in entry) return [entry.date];
  const [first, last] = [Date.parse(entry.from), Date.parse(entry.to)];
  const length = Math.round((last - first) / dayMs) + 1;
  return Array.from({ length }, (_nothing, index) => new Date(first + index * dayMs).toISOString().slice(0, 10));
}

const daysOf = (entries: readonly Entry[], kind: 'holiday' | 'make-up') =>
  entries.flatMap((entry) =>
    datesOf(entry).map((date) => ({ date, kind, name: entry.name, isProvisional: entry.provisional === true })),
  );

/** A calendar file as `organisation.importCalendar` takes it. */
export function calendarOf({ terms, holidays, makeUpSchoolDays }: CalendarFile) {
  return {
    terms: terms.map(({ id, schoolYear, name, from, to }) => ({ id, schoolYear, name, startsOn: from, endsOn: to })),
    days: [...daysOf(holidays, 'holiday'), ...daysOf(makeUpSchoolDays, 'make-up')],
  };
}
