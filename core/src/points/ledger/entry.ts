import type { Hundredths } from '../rules/hundredths.ts';
import type { ServiceKind } from '../rules/service-kind.ts';

export const entryTypes = ['award', 'annulment', 'correction'] as const;
export type EntryType = (typeof entryTypes)[number];

/**
 * What became of it. `outside-term`: in no term, so it earns nothing; `outside-hours`: an answer that was not given in
 * tutoring hours, so it earns nothing; `annulled`: annulled before the ledger heard of it; `unmet`: an annulment whose
 * service the ledger has not heard of yet.
 */
export const outcomes = ['counted', 'outside-term', 'outside-hours', 'annulled', 'unmet'] as const;
export type Outcome = (typeof outcomes)[number];

/** One line of the ledger. Written once; never changed, never removed. */
export interface Entry {
  readonly id: string;
  readonly teacherId: string;
  readonly termId: string | null;
  /** Monday of the week it counts in. */
  readonly week: string;
  readonly type: EntryType;
  readonly kind: ServiceKind | 'correction';
  /** What it was for, in the words of who awarded it: an answer, a session. With type, kind and teacher it is there once. */
  readonly causeId: string;
  /** When the service was given; a correction: when it was approved. */
  readonly at: number;
  readonly enteredAt: number;
  readonly outcome: Outcome;
  /** Minutes, or 1. */
  readonly quantity: number;
  readonly tariff: Hundredths;
  /** By how much it moves the count of the week's adopted answers. */
  readonly answers: number;
  /** Quantity times tariff; below 0 where it takes. */
  readonly gross: Hundredths;
  /** What is left of that by the week's limit. */
  readonly earned: Hundredths;
  /** What is left of that by the term's cap: what the line is worth to the teacher. */
  readonly amount: Hundredths;
  /** Version of the rules that it was computed by. */
  readonly ruleVersion: string;
  /** Why a service was annulled, as a code. */
  readonly reason: string | null;
  /** The entry that it counters. */
  readonly countersId: string | null;
}

/** What names one entry for good. */
export type Cause = Pick<Entry, 'teacherId' | 'kind' | 'causeId'>;
