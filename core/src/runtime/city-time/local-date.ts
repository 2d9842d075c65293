/** A date of the city's own calendar, `YYYY-MM-DD`. It has no time zone: it is the day people live. */
export type LocalDate = string;

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

/** The days of a range, both ends included; none when it is the wrong way round. */
export function datesBetween(from: LocalDate, to: LocalDate): LocalDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_nothing, index) => addDays(from, index));
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(toTime(date)).getUTCDay() || 7;
}

/** First and last day of something that lasts whole days, both included. */
export interface DateSpan {
  startsOn: LocalDate;
  endsOn: LocalDate;
}

/** The week of a day: weeks run from Monday to Sunday. */
export function weekOf(date: LocalDate): DateSpan {
  const startsOn = addDays(date, 1 - weekdayOf(date));
  return { startsOn, endsOn: addDays(startsOn, 6) };
}

/** The span that a day lies in, of spans that do not overlap: the term of a day. */
export function spanOf<Span extends DateSpan>(date: LocalDate, spans: readonly Span[]): Span | undefined {
  return spans.find(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn);
}
