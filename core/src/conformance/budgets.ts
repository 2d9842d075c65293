/**
 * What a plugin may cost. Times are multiples of what a call of the platform's own, made in the same run, takes:
 * so they hold on slow machines too. Past `warn` a check warns, past `refuse` it fails.
 */
export interface Budgets {
  /** p95 of an action's calls under moderate load, over the p95 of an action of the platform under the same load. */
  readonly p95Ratio: { readonly warn: number; readonly refuse: number };
  /** Below this nobody waits, whatever the ratio: it neither warns nor fails. */
  readonly unnoticedMs: { readonly warn: number; readonly refuse: number };
  /** What may be left on the heap after the load, in MB. */
  readonly heapMb: { readonly warn: number; readonly refuse: number };
  /** The same of a confined one's process, in MB: nobody collects its garbage for this. */
  readonly residentMb: { readonly warn: number; readonly refuse: number };
  /** From the order to start to healthy, in seconds. */
  readonly startSeconds: { readonly warn: number; readonly refuse: number };
  /** A plugin's interface in one app, as it is sent (gzip), in kB. */
  readonly uiKb: { readonly warn: number; readonly refuse: number };
  /** Until a module of the interface is there, in seconds. */
  readonly uiLoadSeconds: { readonly warn: number; readonly refuse: number };
}

export const defaultBudgets: Budgets = {
  p95Ratio: { warn: 15, refuse: 40 },
  unnoticedMs: { warn: 60, refuse: 250 },
  heapMb: { warn: 8, refuse: 30 },
  residentMb: { warn: 60, refuse: 120 },
  startSeconds: { warn: 5, refuse: 20 },
  uiKb: { warn: 120, refuse: 400 },
  uiLoadSeconds: { warn: 3, refuse: 15 },
};

/** The load: so many calls of each action, so many at once; fewer of one that is slow. */
export const load = { calls: 120, lanes: 6, longestMs: 3_000 } as const;
