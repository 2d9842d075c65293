import { datesBetween, spanOf, weekdayOf, type LocalDate } from '../../runtime/city-time/index.ts';

export interface Term {
  id: string;
  /** School year, e.g. `2026-2027`. */
  schoolYear: string;
  name: string;
  /** First and last day, both included. */
  startsOn: LocalDate;
  endsOn: LocalDate;
}

/** A day that is not what its weekday says. */
export interface MarkedDay {
  date: LocalDate;
  kind: 'holiday' | 'make-up';
  name: string;
  /** Expected, until the year's official arrangement is out. */
  isProvisional: boolean;
}

/** A day on which a district has no school though the city has: examinations, a sports day. */
export interface DistrictDay {
  date: LocalDate;
  name: string;
}

/** All that is entered: the city's terms and marked days, and the exceptions of one district (or none). */
export interface SchoolCalendar {
  terms: readonly Term[];
  days: readonly MarkedDay[];
  exceptions: readonly DistrictDay[];
}

export type CityDayKind = 'school-day' | 'make-up' | 'weekend' | 'holiday' | 'vacation';
export type DayKind = CityDayKind | 'district-free';

export interface CalendarDay {
  date: LocalDate;
  /** What the day is in the district that was asked for, or in the city. */
  kind: DayKind;
  isSchoolDay: boolean;
  termId: string | null;
  /** Of the holiday, the make-up day or the district's day. */
  name: string | null;
  isProvisional: boolean;
  /** What the city says of it. */
  cityKind: CityDayKind;
  /** What the city entered for it, also where that changes nothing: in the vacation. */
  mark: MarkedDay['kind'] | null;
  /** What the district entered for it, also where the city has no school anyway. */
  exception: string | null;
}

/** Make-up days that lie in no term: there is no school on them. */
export function outsideTerms(terms: readonly Term[], days: readonly MarkedDay[]): LocalDate[] {
  const isInTerm = (date: LocalDate) => terms.some(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn);
  return days.filter(({ kind, date }) => kind === 'make-up' && !isInTerm(date)).map(({ date }) => date);
}

function kindOf(date: LocalDate, term: Term | undefined, marked: MarkedDay | undefined): CityDayKind {
  // A national working day in the vacation is no school day.
  if (!term) return 'vacation';
  if (marked) return marked.kind;
  return weekdayOf(date) > 5 ? 'weekend' : 'school-day';
}

const isForSchool = (kind: DayKind) => kind === 'school-day' || kind === 'make-up';

/**
 * What each day of a range is. School days are weekdays in a term that are no holiday, and make-up days in a term
 * (the programme's rules: tutoring hours). A district only takes school days away.
 */
export function calendarBetween(from: LocalDate, to: LocalDate, calendar: SchoolCalendar): CalendarDay[] {
  const marks = new Map(calendar.days.map((day) => [day.date, day]));
  const exceptions = new Map(calendar.exceptions.map((day) => [day.date, day.name]));
  return datesBetween(from, to).map((date) => {
    const marked = marks.get(date);
    const term = spanOf(date, calendar.terms);
    const cityKind = kindOf(date, term, marked);
    const exception = exceptions.get(date) ?? null;
    const kind = exception !== null && isForSchool(cityKind) ? 'district-free' : cityKind;
    return {
      date,
      kind,
      isSchoolDay: isForSchool(kind),
      termId: term?.id ?? null,
      name: kind === 'district-free' ? exception : (marked?.name ?? null),
      isProvisional: marked?.isProvisional ?? false,
      cityKind,
      mark: marked?.kind ?? null,
      exception,
    };
  });
}

/** The school year of a day, which begins in September: `2026-2027`. A term that begins in August is of the new one. */
export function schoolYearOf(date: LocalDate): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const first = month >= 8 ? year : year - 1;
  return `${first}-${first + 1}`;
}
