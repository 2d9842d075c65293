import { addDays, localDateOf, momentOf, type LocalDate } from '../runtime/city-time/index.ts';

/** Last day of a school year. */
const lastDay = '08-31';

/** The last day of the school year that a day lies in. */
export function schoolYearEnd(date: LocalDate): LocalDate {
  const year = Number(date.slice(0, 4));
  const end = `${year}-${lastDay}`;
  return date <= end ? end : `${year + 1}-${lastDay}`;
}

/** The first moment after a day. */
export const endOfDay = (date: LocalDate, timeZone: string): number => momentOf(addDays(date, 1), 0, timeZone);

/** The last day on which an admission holds, from its first moment after. */
export const lastDayOf = (validUntil: number, timeZone: string): LocalDate => localDateOf(validUntil - 1, timeZone);

/**
 * Until when an admission holds: to the end of the school year, as teachers are re-confirmed each year
 * (domain), or of the next one where the year is as good as over.
 */
export function validUntil(admittedAt: number, carryOverDays: number, timeZone: string): number {
  const today = localDateOf(admittedAt, timeZone);
  const end = schoolYearEnd(today);
  const isNearlyOver = addDays(today, carryOverDays) > end;
  return endOfDay(isNearlyOver ? schoolYearEnd(addDays(end, 1)) : end, timeZone);
}

/** Until when it holds once it was confirmed: a school year more. */
export function confirmedUntil(current: number, timeZone: string): number {
  return endOfDay(schoolYearEnd(localDateOf(current, timeZone)), timeZone);
}

/** When a confirmation can first be asked for. */
export function reconfirmationOpens(until: number, openDays: number, timeZone: string): number {
  return momentOf(addDays(localDateOf(until, timeZone), -openDays), 0, timeZone);
}

/** The end of a deadline of whole days: with the day that lies so many days ahead. */
export function dueAt(from: number, days: number, timeZone: string): number {
  return endOfDay(addDays(localDateOf(from, timeZone), days), timeZone);
}
