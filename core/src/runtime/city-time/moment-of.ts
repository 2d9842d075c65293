import { localDateOf, offsetAt } from './city-clock.ts';
import { addDays, weekOf, type LocalDate } from './local-date.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** From a moment of the wanted offset to the next of another: the first moment of the other. */
function changeBetween(before: number, after: number, timeZone: string): number {
  const offset = offsetAt(before, timeZone);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timeZone) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * When a zone's clocks first show a time of a day, or more where they leap over it. A time that they
 * show twice is meant the first time.
 * @param minute minutes of the wall's clock, 0 to 1440; 1440 is the next day's 00:00
 */
export function momentOf(date: LocalDate, minute: number, timeZone: string): number {
  const clock = Date.parse(`${date}T00:00:00Z`) + minute * minuteMs;
  // Zones lie within a day of UTC, and no zone changes its clocks twice in two days.
  const before = offsetAt(clock - dayMs, timeZone);
  const after = offsetAt(clock + dayMs, timeZone);
  const first = clock - before;
  if (before === after || offsetAt(first, timeZone) === before) return first;
  const second = clock - after;
  return offsetAt(second, timeZone) === after ? second : changeBetween(second, first, timeZone);
}

/** A stretch of time: `from` belongs to it, `to` is the first moment after it. */
export interface Stretch {
  from: number;
  to: number;
}

/** From the first moment of the first day to the last of the last. A day may have 23 or 25 hours, or begin at 01:00. */
export function stretchOfDays(first: LocalDate, last: LocalDate, timeZone: string): Stretch {
  return { from: momentOf(first, 0, timeZone), to: momentOf(addDays(last, 1), 0, timeZone) };
}

export function stretchOfDay(date: LocalDate, timeZone: string): Stretch {
  return stretchOfDays(date, date, timeZone);
}

/** The day that a moment lies in. */
export function dayAt(moment: number, timeZone: string): Stretch {
  return stretchOfDay(localDateOf(moment, timeZone), timeZone);
}

/** The week, Monday to Sunday, that a moment lies in. */
export function weekAt(moment: number, timeZone: string): Stretch {
  const { startsOn, endsOn } = weekOf(localDateOf(moment, timeZone));
  return stretchOfDays(startsOn, endsOn, timeZone);
}
