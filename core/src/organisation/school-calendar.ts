/** A date of the city's own calendar, `YYYY-MM-DD`. It has no time zone: it is the day people live. */
export type LocalDate = string;

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

export type DayKind = 'school-day' | 'make-up' | 'weekend' | 'holiday' | 'vacation';

export interface CalendarDay {
  date: LocalDate;
  kind: DayKind;
  isSchoolDay: boolean;
  termId: string | null;
  name: string | null;
  isProvisional: boolean;
}

const dayMs = 86_400_000;
const toTime = (date: LocalDate) => Date.parse(`${date}T00:00:00Z`);
const toDate = (time: number): LocalDate => new Date(time).toISOString().slice(0, 10);

/** Whether a text is a day that exists; 30 February does not. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = toTime(text);
  return !Number.isNaN(time) && toDate(time) === text;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return toDate(toTime(date) + days * dayMs);
}

/** How many days a range has, both ends included; 0 or less when it is the wrong way round. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (toTime(to) - toTime(from)) / dayMs + 1;
}

function kindOf(date: LocalDate, term: Term | undefined, marked: MarkedDay | undefined): DayKind {
  // A national working day in the vacation is no school day.
  if (!term) return 'vacation';
  if (marked) return marked.kind;
  const weekday = new Date(toTime(date)).getUTCDay();
  return weekday === 0 || weekday === 6 ? 'weekend' : 'school-day';
}

/** What each day of a range is. School days are weekdays in a term that are no holiday, and make-up days in a term. */
export function calendarBetween(
  from: LocalDate,
  to: LocalDate,
  terms: readonly Term[],
  markedDays: readonly MarkedDay[],
): CalendarDay[] {
  const marks = new Map(markedDays.map((day) => [day.date, day]));
  return Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_nothing, index) => {
    const date = addDays(from, index);
    const marked = marks.get(date);
    const term = terms.find(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn);
    const kind = kindOf(date, term, marked);
    return {
      date,
      kind,
      isSchoolDay: kind === 'school-day' || kind === 'make-up',
      termId: term?.id ?? null,
      name: marked?.name ?? null,
      isProvisional: marked?.isProvisional ?? false,
    };
  });
}

/** What is wrong with terms and marked days taken together, as words for a sentence, or null. */
export function problemOfCalendar(terms: readonly Term[], markedDays: readonly MarkedDay[]): string | null {
  const dates = [...terms.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]), ...markedDays.map(({ date }) => date)];
  const unreal = dates.find((date) => !isLocalDate(date));
  if (unreal !== undefined) return `${unreal} is no date`;
  const reversed = terms.find(({ startsOn, endsOn }) => startsOn > endsOn);
  if (reversed) return `term ${reversed.id} ends before it starts`;
  const inOrder = [...terms].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const overlapping = inOrder.find((term, index) => index > 0 && term.startsOn <= inOrder[index - 1]!.endsOn);
  if (overlapping) return `term ${overlapping.id} overlaps another`;
  const seen = new Set<string>();
  const twice = markedDays.find(({ date }) => seen.size === seen.add(date).size);
  return twice ? `${twice.date} is given twice` : null;
}
