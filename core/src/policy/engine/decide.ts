import type { Constraint, Figures, Moment } from './constraint.ts';

export interface Demand {
  /** When it begins. */
  readonly at: Moment;
  /** How long (ms) it may last at most; Infinity where it takes no time. */
  readonly wantedMs: number;
  /** What is shorter is of no use. */
  readonly leastMs: number;
}

export type Decision =
  | { readonly allowed: true; readonly grantedMs: number }
  | {
      readonly allowed: false;
      readonly rule: string;
      readonly figures: Figures;
      /** The next moment at which the same would be allowed, if nothing else happens; null for never. */
      readonly nextAt: Moment | null;
    };

function firstMoment(constraint: Constraint, from: Moment, leastMs: number, until: Moment): Moment | null {
  if (constraint.roomAt(from) >= leastMs) return from;
  for (const moment of constraint.momentsAfter(from)) {
    if (moment > until) return null;
    if (constraint.roomAt(moment) >= leastMs) return moment;
  }
  return null;
}

/**
 * The first moment at which all rules leave room enough. Each rule is asked for its own first moment from where the
 * one before it arrived, until none moves it any more; no rule allows anything before its own first moment, so nothing
 * is leapt over.
 */
export function nextMoment(
  constraints: readonly Constraint[],
  { at, leastMs }: Demand,
  until: Moment,
): Moment | null {
  for (let moment = at; ; ) {
    const before = moment;
    for (const constraint of constraints) {
      const first = firstMoment(constraint, moment, leastMs, until);
      if (first === null) return null;
      moment = first;
    }
    if (moment === before) return moment;
  }
}

/**
 * Decides by rules in the order in which people should hear of them.
 * @param until how far ahead the calendar is known; beyond it nothing is promised
 */
export function decide(constraints: readonly Constraint[], demand: Demand, until: Moment): Decision {
  const { at, wantedMs, leastMs } = demand;
  const broken = constraints.find((constraint) => constraint.roomAt(at) < leastMs);
  if (!broken) return { allowed: true, grantedMs: Math.min(wantedMs, ...constraints.map((one) => one.roomAt(at))) };
  return {
    allowed: false,
    rule: broken.rule,
    figures: broken.figuresAt(at),
    nextAt: nextMoment(constraints, demand, until),
  };
}
