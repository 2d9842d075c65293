import type { Entry, WeekSums } from './statement.ts';

export interface WeekOfEntries {
  readonly week: string;
  /** What the whole week comes to, also lines that are not shown. */
  readonly sums: WeekSums | undefined;
  readonly entries: readonly Entry[];
}

/** Lines under their weeks, in the order they came in. */
export function entriesByWeek(entries: readonly Entry[], weeks: readonly WeekSums[]): WeekOfEntries[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(entry.week, [...(groups.get(entry.week) ?? []), entry]);
  return [...groups].map(([week, found]) => ({ week, sums: weeks.find((one) => one.week === week), entries: found }));
}
