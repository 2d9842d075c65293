import type { FixedRules } from './fixed-rules.ts';
import type { Turns } from './turns.ts';

/** What the ledger is given once. */
export interface Ledger {
  readonly timeZone: string;
  readonly rules: FixedRules;
  readonly turns: Turns;
}
