import type { LocalDate } from '../../runtime/city-time/index.ts';
import type { DistrictDay, MarkedDay, SchoolCalendar, Term } from './school-calendar.ts';

/** What one thing was, and what it is; null where there was or is none. */
export interface Step<T> {
  before: T | null;
  after: T | null;
}

/** How one calendar becomes another. */
export interface CalendarChange {
  terms: Step<Term>[];
  days: Step<MarkedDay>[];
  exceptions: Step<DistrictDay>[];
}

type KeyOf<T> = (item: T) => string;
const idOf: KeyOf<Term> = ({ id }) => id;
const dateOf: KeyOf<{ date: LocalDate }> = ({ date }) => date;

const written = (item: object | null) => JSON.stringify(item && Object.entries(item).sort());
const isSame = (one: object | null, other: object | null) => written(one) === written(other);

function stepsBetween<T extends object>(before: readonly T[], after: readonly T[], keyOf: KeyOf<T>): Step<T>[] {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const fresh = new Map(after.map((item) => [keyOf(item), item]));
  const keys = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  const steps = keys.map((key) => ({ before: old.get(key) ?? null, after: fresh.get(key) ?? null }));
  return steps.filter((step) => !isSame(step.before, step.after));
}

export function changeBetween(before: SchoolCalendar, after: SchoolCalendar): CalendarChange {
  return {
    terms: stepsBetween(before.terms, after.terms, idOf),
    days: stepsBetween(before.days, after.days, dateOf),
    exceptions: stepsBetween(before.exceptions, after.exceptions, dateOf),
  };
}

export const isEmptyChange = ({ terms, days, exceptions }: CalendarChange) =>
  terms.length + days.length + exceptions.length === 0;

const reversed = <T>(steps: readonly Step<T>[]) => steps.map(({ before, after }) => ({ before: after, after: before }));

/** The change that takes a change back. */
export function reverseOf({ terms, days, exceptions }: CalendarChange): CalendarChange {
  return { terms: reversed(terms), days: reversed(days), exceptions: reversed(exceptions) };
}

const keyOfStep = <T>({ before, after }: Step<T>, keyOf: KeyOf<T>) => keyOf((after ?? before)!);

function appliedTo<T>(items: readonly T[], steps: readonly Step<T>[], keyOf: KeyOf<T>): T[] {
  const changed = new Set(steps.map((step) => keyOfStep(step, keyOf)));
  const fresh = steps.flatMap(({ after }) => (after === null ? [] : [after]));
  return [...items.filter((item) => !changed.has(keyOf(item))), ...fresh];
}

export function applied(calendar: SchoolCalendar, change: CalendarChange): SchoolCalendar {
  return {
    terms: appliedTo(calendar.terms, change.terms, idOf),
    days: appliedTo(calendar.days, change.days, dateOf),
    exceptions: appliedTo(calendar.exceptions, change.exceptions, dateOf),
  };
}

function strangerOf<T extends object>(items: readonly T[], steps: readonly Step<T>[], keyOf: KeyOf<T>): string | null {
  const present = new Map(items.map((item) => [keyOf(item), item]));
  const stranger = steps.find((step) => !isSame(present.get(keyOfStep(step, keyOf)) ?? null, step.before));
  return stranger ? keyOfStep(stranger, keyOf) : null;
}

/** The first thing (a date, or a term's id) that is not what a change takes it to be, so that it would undo another's work. */
export function conflictOf(calendar: SchoolCalendar, change: CalendarChange): string | null {
  return (
    strangerOf(calendar.terms, change.terms, idOf) ??
    strangerOf(calendar.days, change.days, dateOf) ??
    strangerOf(calendar.exceptions, change.exceptions, dateOf)
  );
}

/** First and last day that a change can matter to; null for an empty one. */
export function spanOfChange({ terms, days, exceptions }: CalendarChange): { from: LocalDate; to: LocalDate } | null {
  const both = <T>(steps: readonly Step<T>[]) =>
    steps.flatMap((step) => [step.before, step.after]).filter((one) => one !== null);
  const dates = [
    ...both(terms).flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]),
    ...both<{ date: LocalDate }>([...days, ...exceptions]).map(({ date }) => date),
  ].sort();
  return dates.length === 0 ? null : { from: dates[0]!, to: dates.at(-1)! };
}
