const dayMs = 86_400_000;
const spans = [1, 3, 7, 30, 90];

/** Days that a level may choose from; 0 is without an end, for who may. */
export function possibleSpans(mostDays: number | null): number[] {
  return [...spans.filter((days) => days <= (mostDays ?? Infinity)), ...(mostDays === null ? [0] : [])];
}

/** A little less than the days, so that a slow clock does not go beyond what the level may. */
export function endOfSpan(days: number, now: number): number | null {
  return days === 0 ? null : now + days * dayMs - 60_000;
}
