import type { LocalDate } from './local-date.ts';

/** What the clock on the wall shows. */
export interface WallTime {
  date: LocalDate;
  /** Minutes since the clock showed 00:00, 0 to 1439. */
  minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const [year, two] = ['numeric', '2-digit'] as const;
  const fields = { year, month: two, day: two, hour: two, minute: two, second: two } as const;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', hourCycle: 'h23', ...fields });
  formats.set(timeZone, made);
  return made;
}

/** The wall's clock as if it were one in UTC, to the second. */
function wallClock(moment: number, timeZone: string): number {
  const [month = 0, day = 0, year = 0, hour, minute, second] = formatFor(timeZone)
    .format(moment)
    .split(/\D+/)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds; less than 0 in the west. */
export function offsetAt(moment: number, timeZone: string): number {
  return wallClock(moment, timeZone) - Math.floor(moment / 1000) * 1000;
}

/** What a zone's clocks show at a moment. */
export function wallTimeOf(moment: number, timeZone: string): WallTime {
  const clock = wallClock(moment, timeZone);
  const time = new Date(clock);
  return { date: time.toISOString().slice(0, 10), minute: time.getUTCHours() * 60 + time.getUTCMinutes() };
}

/** The day it is in a zone at a moment. */
export function localDateOf(moment: number, timeZone: string): LocalDate {
  return wallTimeOf(moment, timeZone).date;
}
