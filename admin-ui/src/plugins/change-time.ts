import { cityDate, startOfCityDate } from '@fudao/ui-kit';
import type { ChangeTimes } from './plugin.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A moment as the two inputs of a form show it, in the city's time. */
export interface DayAndTime {
  /** `2026-11-23` */
  readonly date: string;
  /** `22:00` */
  readonly time: string;
}

export function dayAndTime(moment: number): DayAndTime {
  const date = cityDate(moment);
  const minutes = Math.floor((moment - startOfCityDate(date)) / minuteMs);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return { date, time: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}` };
}

/** NaN where the inputs are not filled in. */
export function momentOf({ date, time }: DayAndTime): number {
  const [hours = NaN, minutes = NaN] = time.split(':').map((part) => (part === '' ? NaN : Number(part)));
  return startOfCityDate(date) + (hours * 60 + minutes) * minuteMs;
}

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
  return dayAndTime(tonight >= soonest ? tonight : tonight + dayMs);
}
