import type { Constraint, Moment, Span } from './constraint.ts';
import { lengthWithin } from './spans.ts';

/** The day, week or term that a moment lies in; undefined where nothing is known of it. */
export type PeriodOf = (at: Moment) => Span | undefined;

const minuteMs = 60_000;
/** Nothing lasts longer: past it there is no need to look. */
const longEnoughMs = 48 * 3_600_000;

function* periodsFrom(periodOf: PeriodOf, at: Moment): Generator<Span> {
  for (let period = periodOf(at); period; period = periodOf(period.to)) yield period;
}

/**
 * At most so much time in each day, week or term, as "5 hours of one-to-many tutoring a week and teacher". What goes on
 * past the end of a period counts in each with the part that lies in it.
 */
export function timeCap(rule: string, used: readonly Span[], capMs: number, periodOf: PeriodOf): Constraint {
  const leftIn = (period: Span) => Math.max(0, capMs - lengthWithin(used, period));
  return {
    rule,
    roomAt(at) {
      let room = 0;
      for (const period of periodsFrom(periodOf, at)) {
        const rest = period.to - Math.max(at, period.from);
        const left = leftIn(period);
        if (left < rest || room > longEnoughMs) return room + Math.min(left, rest);
        room += rest;
      }
      return room;
    },
    *momentsAfter(at): Iterable<Moment> {
      for (const period of periodsFrom(periodOf, at)) {
        // So late in a period that what is left of it reaches to the next.
        const late = period.to - leftIn(period);
        if (late > Math.max(at, period.from)) yield late;
        if (late !== period.to) yield period.to;
      }
    },
    figuresAt(at) {
      const period = periodOf(at);
      const usedMs = period ? lengthWithin(used, period) : 0;
      return { maxMinutes: capMs / minuteMs, usedMinutes: Math.ceil(usedMs / minuteMs) };
    },
  };
}

/** At most so many in each period, as "30 adopted answers a week and teacher count for points". */
export function countCap(rule: string, moments: readonly Moment[], cap: number, periodOf: PeriodOf): Constraint {
  const countIn = ({ from, to }: Span) => moments.filter((moment) => from <= moment && moment < to).length;
  return {
    rule,
    roomAt(at) {
      const period = periodOf(at);
      return period && countIn(period) < cap ? Infinity : 0;
    },
    *momentsAfter(at): Iterable<Moment> {
      for (const { to } of periodsFrom(periodOf, at)) yield to;
    },
    figuresAt(at) {
      const period = periodOf(at);
      return { max: cap, used: period ? countIn(period) : 0 };
    },
  };
}
