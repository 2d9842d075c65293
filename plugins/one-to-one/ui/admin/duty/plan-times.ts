import { cityDate, startOfCityDate } from '@fudao/ui-kit';
import type { PlanView } from '../../../api.ts';

export interface PlanTimes {
  /** `2026-11-23`, a date of the city. */
  readonly date: string;
  /** `18:00`, a time of the city. */
  readonly from: string;
  readonly to: string;
}

const minuteMs = 60_000;

function momentOf(date: string, time: string): number {
  const [hours = NaN, minutes = NaN] = time.split(':').map(Number);
  return startOfCityDate(date) + (hours * 60 + minutes) * minuteMs;
}

/** Beginning and end as the API takes them; null where a field is not filled in. */
export function planMoments({ date, from, to }: PlanTimes): { startsAt: string; endsAt: string } | null {
  const [start, end] = [momentOf(date, from), momentOf(date, to)];
  if (Number.isNaN(start) || Number.isNaN(end)) return null;
  return { startsAt: new Date(start).toISOString(), endsAt: new Date(end).toISOString() };
}

export function complaintAboutTimes(times: PlanTimes, now: number): 'missing' | 'order' | 'past' | null {
  const moments = planMoments(times);
  if (!moments) return 'missing';
  if (moments.endsAt <= moments.startsAt) return 'order';
  return Date.parse(moments.startsAt) <= now ? 'past' : null;
}

/** Tomorrow evening, as duties usually are. */
export function usualTimes(now: number): PlanTimes {
  return { date: cityDate(now + 24 * 60 * minuteMs), from: '18:00', to: '20:00' };
}

type Planned = Pick<PlanView, 'startsAt' | 'endsAt' | 'subjects' | 'grades'>;

const weekMs = 7 * 24 * 60 * minuteMs;
const aWeekLater = (moment: string): string => new Date(Date.parse(moment) + weekMs).toISOString();

/** The duties of the next seven days, a week later; without those that are planned there already. */
export function copiesForNextWeek(plans: readonly Planned[], now: number): Planned[] {
  const taken = new Set(plans.map(({ startsAt }) => Date.parse(startsAt)));
  return plans
    .filter(({ startsAt }) => Date.parse(startsAt) < now + weekMs && !taken.has(Date.parse(startsAt) + weekMs))
    .map(({ startsAt, endsAt, subjects, grades }) => ({ startsAt: aWeekLater(startsAt), endsAt: aWeekLater(endsAt), subjects, grades }));
}
