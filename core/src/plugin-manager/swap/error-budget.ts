/** What a node saw of a release in the last minute. */
export interface RecentFigures {
  readonly calls: number;
  /** Answers that were the release's own fault: 5xx and time-outs. */
  readonly faults: number;
  readonly faultsInARow: number;
}

/** A release that has just been given the pointer may fail in one call of five, and never five times in a row. */
export const budget = { fewestCalls: 10, mostFaults: 0.2, mostInARow: 5 } as const;

/**
 * Why a release in its first minutes must go back, in English, for the record; undefined while it may stay.
 * A handful of calls says nothing yet, unless they failed one after the other.
 */
export function overBudget({ calls, faults, faultsInARow }: RecentFigures): string | undefined {
  if (faultsInARow >= budget.mostInARow) return `${faultsInARow} calls in a row failed`;
  if (calls < budget.fewestCalls || faults / calls <= budget.mostFaults) return undefined;
  return `${faults} of ${calls} calls within a minute failed`;
}
