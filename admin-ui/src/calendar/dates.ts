const dayMs = 86_400_000;
const toTime = (date: string) => Date.parse(`${date}T00:00:00Z`);
const toDate = (time: number) => new Date(time).toISOString().slice(0, 10);

/** A range of days, both ends included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const addDays = (date: string, days: number): string => toDate(toTime(date) + days * dayMs);
export const dayCount = ({ from, to }: DayRange): number => (toTime(to) - toTime(from)) / dayMs + 1;
export const isIn = (date: string, { from, to }: DayRange): boolean => from <= date && date <= to;
export const rangeOf = (one: string, other: string): DayRange =>
  one < other ? { from: one, to: other } : { from: other, to: one };

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(toTime(date)).getUTCDay() || 7;
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));
export const monthOf = (date: string): string => date.slice(0, 7);

/** The same day of another month, or its last one where it has fewer. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return toDate(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate())));
}

/** The school year that a day lies in, by the year in which it begins: September to August. */
export function schoolYearAt(date: string): number {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return month >= 9 ? year : year - 1;
}
