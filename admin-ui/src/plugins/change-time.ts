import type { ChangeTimes } from './plugin.ts';

/** The city's zone, without summer time. */
const cityOffset = '+08:00';
const aheadMs = 8 * 3_600_000;
const minuteMs = 60_000;

/** A moment as the two inputs of a form show it, in the city's time. */
export interface DayAndTime {
  /** `2026-11-23` */
  readonly date: string;
  /** `22:00` */
  readonly time: string;
}

export function dayAndTime(moment: number): DayAndTime {
  const [date = '', time = ''] = new Date(moment + aheadMs).toISOString().split('T');
  return { date, time: time.slice(0, 5) };
}

/** NaN where the inputs are not filled in. */
export const momentOf = ({ date, time }: DayAndTime): number => Date.parse(`${date}T${time}:00${cityOffset}`);

export type TimeFault = 'missing' | 'past' | 'tooFar' | 'inLessons';

/** What speaks against a time; the server checks again. */
export function timeFault(at: DayAndTime, times: ChangeTimes, now: number): TimeFault | null {
  const moment = momentOf(at);
  if (Number.isNaN(moment)) return 'missing';
  if (moment <= now) return 'past';
  if (moment >= Date.parse(times.furthest)) return 'tooFar';
  const isSchoolDay = times.days.find(({ date }) => date === at.date)?.isSchoolDay ?? false;
  const { from, to } = times.tutoringHours;
  return isSchoolDay && at.time >= from && at.time < to ? 'inLessons' : null;
}

/** The next evening when the lessons are over, and in an hour at the earliest. */
export function suggestedTime(now: number): DayAndTime {
  const today = dayAndTime(now).date;
  const tonight = momentOf({ date: today, time: '22:00' });
  const soonest = now + 60 * minuteMs;
  return dayAndTime(tonight >= soonest ? tonight : tonight + 24 * 60 * minuteMs);
}
