import { cityDate } from '@fudao/ui-kit';
import type { Overuse } from './overuse.ts';

export interface OveruseDay {
  /** The city's date, `2026-11-23`. */
  readonly date: string;
  readonly items: readonly Overuse[];
}

/** What happened on each day of the city. @param items newest first */
export function byDay(items: readonly Overuse[]): OveruseDay[] {
  const days = new Map<string, Overuse[]>();
  for (const item of items) {
    const date = cityDate(item.metAt);
    days.set(date, [...(days.get(date) ?? []), item]);
  }
  return [...days].map(([date, those]) => ({ date, items: those }));
}
