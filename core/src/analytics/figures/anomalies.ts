import type { ReportsPolicy } from '../reports-policy.ts';
import { minutesOf, type Figures } from './sums.ts';

export const anomalyKinds = ['short-sessions', 'outside-hours', 'sudden-rise', 'reciprocal', 'inflation'] as const;
export type AnomalyKind = (typeof anomalyKinds)[number];

/** Something unusual: figures and no verdict. `count` is what was found, `of` what it is held against. */
export interface Anomaly {
  readonly kind: AnomalyKind;
  readonly count: number;
  readonly of: number;
  /** What was counted. */
  readonly what: 'sessions' | 'activities' | 'minutes' | 'answers' | 'ratings';
}

/** What was flagged of a teacher's ratings. */
export interface FlagFigures {
  readonly kind: 'reciprocal' | 'inflation';
  readonly count: number;
  readonly of: number;
}

type Thresholds = ReportsPolicy['anomalies'];

function shortSessions({ sessions, shortSessions: short }: Figures, { shortSession }: Thresholds): Anomaly[] {
  if (short < shortSession.fewest || short < shortSession.leastShare * sessions) return [];
  return [{ kind: 'short-sessions', count: short, of: sessions, what: 'sessions' }];
}

function outsideHours({ sessions, classes, outside }: Figures, { outsideHours: { fewest } }: Thresholds): Anomaly[] {
  return outside < fewest ? [] : [{ kind: 'outside-hours', count: outside, of: sessions + classes, what: 'activities' }];
}

function rise(
  what: 'minutes' | 'answers',
  now: number,
  before: readonly number[],
  { least, thresholds: { times, fewestPeriods } }: { least: number; thresholds: Thresholds['suddenRise'] },
): Anomaly[] {
  // Holidays and weeks before the teacher began say nothing about what is usual.
  const active = before.filter((amount) => amount > 0);
  if (active.length < fewestPeriods || now < least) return [];
  const usual = active.reduce((sum, amount) => sum + amount, 0) / active.length;
  return now < times * usual ? [] : [{ kind: 'sudden-rise', count: now, of: Math.round(usual), what }];
}

/**
 * What supervision should look at in a teacher's period (anomalies of the programme).
 * @param before what the teacher came to in the periods before, as far as there was anything
 */
export function anomaliesOf(now: Figures, before: readonly Figures[], flags: readonly FlagFigures[], thresholds: Thresholds): Anomaly[] {
  const { suddenRise } = thresholds;
  const answersOf = ({ answers }: Figures) => answers;
  return [
    ...shortSessions(now, thresholds),
    ...outsideHours(now, thresholds),
    ...rise('minutes', minutesOf(now), before.map(minutesOf), { least: suddenRise.leastMinutes, thresholds: suddenRise }),
    ...rise('answers', now.answers, before.map(answersOf), { least: suddenRise.leastAnswers, thresholds: suddenRise }),
    ...flags.map(({ kind, count, of }): Anomaly => ({ kind, count, of, what: 'ratings' })),
  ];
}
