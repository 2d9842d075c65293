import { cityDate, startOfCityDate } from './city-time.ts';

export const periods = ['today', '7d', '30d', '90d', 'year', 'custom'] as const;
export type Period = (typeof periods)[number];

/** Days of the city, `2026-11-22`; both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const day = 86_400_000;
const lengths: Readonly<Record<Exclude<Period, 'custom'>, number>> = { today: 1, '7d': 7, '30d': 30, '90d': 90, year: 365 };

/** The days that a period covers; what is chosen by hand stands as it is. */
export function daysOf(period: Period, chosen: Partial<Days>, now: number): Days {
  if (period !== 'custom') return { from: cityDate(now - (lengths[period] - 1) * day), to: cityDate(now) };
  const to = chosen.to ?? cityDate(now);
  return { from: chosen.from ?? to, to };
}

/** From the first moment of the first day to that after the last, as the API takes it. */
export function rangeOf({ from, to }: Days): { from: string; to: string } {
  return { from: new Date(startOfCityDate(from)).toISOString(), to: new Date(startOfCityDate(to) + day).toISOString() };
}
