import { momentOf } from '../../runtime/city-time/index.ts';

/** The city's year; undefined where it is none that has begun. The end is exclusive. */
export function spanOfYear(year: number, now: number, timeZone: string): { from: number; to: number } | undefined {
  if (!Number.isInteger(year) || year < 2000 || year > 9998) return undefined;
  const [from, to] = [momentOf(`${year}-01-01`, 0, timeZone), momentOf(`${year + 1}-01-01`, 0, timeZone)];
  return from <= now ? { from, to } : undefined;
}
