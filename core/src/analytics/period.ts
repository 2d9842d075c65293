import { addDays, localDateOf, momentOf, weekOf, type DateSpan, type LocalDate } from '../runtime/city-time/index.ts';

export const periodKinds = ['week', 'month'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A week, Monday to Sunday, or a month, as the city has them. Its key is the Monday, or `YYYY-MM`. */
export interface Period extends DateSpan {
  readonly kind: PeriodKind;
  readonly key: string;
}

/** The periods that a moment counts in. */
export interface Keys {
  readonly week: string;
  readonly month: string;
}

function monthOf(date: LocalDate): DateSpan {
  const startsOn = `${date.slice(0, 7)}-01`;
  const nextMonth = `${addDays(startsOn, 31).slice(0, 7)}-01`;
  return { startsOn, endsOn: addDays(nextMonth, -1) };
}

/** The period that a day lies in. */
export function periodOf(kind: PeriodKind, date: LocalDate): Period {
  if (kind === 'month') return { kind, key: date.slice(0, 7), ...monthOf(date) };
  const week = weekOf(date);
  return { kind, key: week.startsOn, ...week };
}

export const periodBefore = ({ kind, startsOn }: Period): Period => periodOf(kind, addDays(startsOn, -1));

/** So many periods before one, the latest first. */
export function periodsBefore(period: Period, count: number): Period[] {
  const before: Period[] = [];
  for (let last = period; before.length < count; before.push(last)) last = periodBefore(last);
  return before;
}

export function keysOf(at: number, timeZone: string): Keys {
  const date = localDateOf(at, timeZone);
  return { week: weekOf(date).startsOn, month: date.slice(0, 7) };
}

/** The first moment after a period; a week in which clocks change is an hour longer or shorter. */
export const endOf = ({ endsOn }: DateSpan, timeZone: string): number => momentOf(addDays(endsOn, 1), 0, timeZone);
