/** The platform serves a city: days are the city's. */
const cityZone = 'Asia/Shanghai';

export const periods = ['today', '7d', '30d', '90d', 'year', 'custom'] as const;
export type Period = (typeof periods)[number];

/** Days of the city, `2026-11-22`; both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const day = 86_400_000;
const lengths: Readonly<Record<Exclude<Period, 'custom'>, number>> = { today: 1, '7d': 7, '30d': 30, '90d': 90, year: 365 };
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: cityZone, dateStyle: 'short' });
const offsetFormat = new Intl.DateTimeFormat('en', { timeZone: cityZone, timeZoneName: 'longOffset' });

export function cityDay(moment: number): string {
  return dayFormat.format(moment);
}

/** The days that a period covers; what is chosen by hand stands as it is. */
export function daysOf(period: Period, chosen: Partial<Days>, now: number): Days {
  if (period !== 'custom') return { from: cityDay(now - (lengths[period] - 1) * day), to: cityDay(now) };
  const to = chosen.to ?? cityDay(now);
  return { from: chosen.from ?? to, to };
}

function offsetAt(moment: number): string {
  const offset = offsetFormat.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return offset.replace('GMT', '') || '+00:00';
}

/** When a day of the city begins. */
function startOf(cityDate: string): number {
  const utc = Date.parse(`${cityDate}T00:00:00Z`);
  return Date.parse(`${cityDate}T00:00:00${offsetAt(utc)}`);
}

/** From the first moment of the first day to that after the last, as the API takes it. */
export function rangeOf({ from, to }: Days): { from: string; to: string } {
  return { from: new Date(startOf(from)).toISOString(), to: new Date(startOf(to) + day).toISOString() };
}
