import { addDays, momentOf, wallTimeOf } from '../../runtime/city-time/index.ts';

/** Minutes of the wall's clock, 0 to 1439: quiet from `from` on until `to`; over midnight where `to` is less. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

const dayMinutes = 24 * 60;
const minuteMs = 60_000;

export const quietLength = ({ from, to }: QuietHours): number => (to - from + dayMinutes) % dayMinutes;

const isIn = (quiet: QuietHours, minute: number) => (minute - quiet.from + dayMinutes) % dayMinutes < quietLength(quiet);

/** Whether one covers all of the other: what a minor chooses may be longer than the city's, never shorter. */
export function covers(wide: QuietHours, narrow: QuietHours): boolean {
  const start = (narrow.from - wide.from + dayMinutes) % dayMinutes;
  return start + quietLength(narrow) <= quietLength(wide);
}

export function isQuiet(hours: readonly QuietHours[], moment: number, timeZone: string): boolean {
  const { minute } = wallTimeOf(moment, timeZone);
  return hours.some((quiet) => isIn(quiet, minute));
}

function endOf({ from, to }: QuietHours, moment: number, timeZone: string): number {
  const { date, minute } = wallTimeOf(moment, timeZone);
  const endsTomorrow = from > to && minute >= from;
  const end = momentOf(endsTomorrow ? addDays(date, 1) : date, to, timeZone);
  if (end > moment) return end;
  // The clocks were put back: they showed the end already, and will once more.
  return Math.floor(moment / minuteMs) * minuteMs + (to - minute) * minuteMs;
}

/** Of several that follow on each other, so many are gone through; they can leave no whole day open. */
const mostSteps = 8;

/**
 * The first moment from now on that is not quiet; now, if it is not.
 * @param hours all of them hold: the city's for minors, and the person's own
 */
export function quietUntil(hours: readonly QuietHours[], now: number, timeZone: string): number {
  let moment = now;
  for (let step = 0; step < mostSteps; step++) {
    const { minute } = wallTimeOf(moment, timeZone);
    const quiet = hours.find((one) => isIn(one, minute));
    if (!quiet) return moment;
    moment = endOf(quiet, moment, timeZone);
  }
  return moment;
}
