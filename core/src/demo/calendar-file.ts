import { datesBetween } from '../runtime/city-time/index.ts';

/** One entry of a calendar file: one day, or a range with both ends included. */
type Entry = { name: string; provisional?: boolean } & ({ date: string } | { from: string; to: string });

/** Shape of `config/calendars/*.yaml`. */
export interface CalendarFile {
  terms: { id: string; schoolYear: string; name: string; from: string; to: string }[];
  holidays: Entry[];
  makeUpSchoolDays: Entry[];
  /** Days on which the schools of one district are free though the city's are not. */
  districtDays?: (Entry & { district: string })[];
}

const datesOf = (entry: Entry) => ('date' in entry ? [entry.date] : datesBetween(entry.from, entry.to));

const daysOf = (entries: readonly Entry[], kind: 'holiday' | 'make-up') =>
  entries.flatMap((entry) =>
    datesOf(entry).map((date) => ({ date, kind, name: entry.name, isProvisional: entry.provisional === true })),
  );

/** A calendar file as `organisation.importCalendar` takes it. */
export function calendarOf({ terms, holidays, makeUpSchoolDays, districtDays = [] }: CalendarFile) {
  return {
    terms: terms.map(({ id, schoolYear, name, from, to }) => ({ id, schoolYear, name, startsOn: from, endsOn: to })),
    days: [...daysOf(holidays, 'holiday'), ...daysOf(makeUpSchoolDays, 'make-up')],
    districtDays: districtDays.flatMap((entry) =>
      datesOf(entry).map((date) => ({ districtId: entry.district, date, name: entry.name })),
    ),
  };
}
