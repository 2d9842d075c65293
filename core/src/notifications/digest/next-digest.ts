import { addDays, localDateOf, momentOf, weekdayOf } from '../../runtime/city-time/index.ts';

export const digestRhythms = ['never', 'day', 'week'] as const;

export interface DigestPlan {
  readonly every: (typeof digestRhythms)[number];
  /** Of the wall's clock, 0 to 1439. */
  readonly minute: number;
  /** 1 is Monday; of a weekly one. */
  readonly weekday: number;
}

/** When the next one is due, later than `now`; null where none is wanted. */
export function nextDigest({ every, minute, weekday }: DigestPlan, now: number, timeZone: string): number | null {
  if (every === 'never') return null;
  const today = localDateOf(now, timeZone);
  for (let days = 0; days <= 8; days++) {
    const date = addDays(today, days);
    if (every === 'week' && weekdayOf(date) !== weekday) continue;
    const at = momentOf(date, minute, timeZone);
    if (at > now) return at;
  }
  return null;
}
