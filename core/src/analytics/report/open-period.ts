import { isLocalDate, localDateOf } from '../../runtime/city-time/index.ts';
import type { AnalyticsParts } from '../analytics-parts.ts';
import { errors } from '../errors.ts';
import { periodBefore, periodOf, type Period, type PeriodKind } from '../period.ts';
import { versionOf } from '../reports-policy.ts';
import type { Fixed } from './fixed.repository.ts';

export interface WantedPeriod {
  readonly kind: PeriodKind;
  readonly date?: string;
}

/**
 * The period that is asked for; the last one that is over unless told.
 * @throws where there is no such day, or the period has not begun
 */
export function openPeriod({ kind, date }: WantedPeriod, now: Date, { timeZone }: AnalyticsParts): Period {
  const today = localDateOf(now.getTime(), timeZone);
  if (date === undefined) return periodBefore(periodOf(kind, today));
  if (!isLocalDate(date)) throw errors.DATE_INVALID();
  const period = periodOf(kind, date);
  if (period.startsOn > today) throw errors.PERIOD_IN_FUTURE();
  return period;
}

export function periodView(period: Period, fixed: Fixed | undefined, now: Date, { timeZone, policy }: AnalyticsParts) {
  return {
    ...period,
    isOver: period.endsOn < localDateOf(now.getTime(), timeZone),
    fixedAt: fixed?.fixedAt ?? null,
    rulesVersion: fixed?.rulesVersion ?? versionOf(policy()),
  };
}
