import type { ReportsPolicy } from './reports-policy.ts';

/** What the room is given once. */
export interface AnalyticsParts {
  readonly timeZone: string;
  readonly policy: () => ReportsPolicy;
}
