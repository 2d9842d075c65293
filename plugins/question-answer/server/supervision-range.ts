import { errors } from './errors.ts';

const day = 86_400_000;
/** What is looked at unless somebody says otherwise. */
const usualDays = 30;
/** A school year: bounds the work of one search. */
export const longestDays = 366;

/** From `from` to just before `to`; milliseconds since 1970. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The time asked for, or the last thirty days. @throws where it ends before it begins, or is too long */
export function rangeOf(asked: { from?: string; to?: string }, now: number): Range {
  const to = asked.to === undefined ? now + 1 : Date.parse(asked.to);
  const from = asked.from === undefined ? to - usualDays * day : Date.parse(asked.from);
  if (from >= to) throw errors.RANGE_EMPTY();
  if (to - from > longestDays * day) throw errors.RANGE_TOO_LONG({ days: longestDays });
  return { from, to };
}
