import type { LocalText } from '@fudao/plugin-sdk';

export type Kind = 'session' | 'class' | 'answer' | 'lesson' | 'correction';
export const kinds: readonly Kind[] = ['session', 'class', 'answer', 'lesson', 'correction'];

export interface Term {
  readonly id: string;
  readonly name: string;
  readonly schoolYear: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly isOver: boolean;
}

/** Amounts are in hundredths of a point. */
export interface Entry {
  readonly id: string;
  readonly week: string;
  readonly type: 'award' | 'annulment' | 'correction';
  readonly kind: Kind;
  readonly at: number;
  readonly gross: number;
  readonly amount: number;
  /** Why a correction was made. */
  readonly reason: string | null;
  readonly explanation: readonly LocalText[];
}

export interface WeekSums {
  readonly week: string;
  readonly entries: number;
  readonly answers: number;
  readonly gross: number;
  readonly amount: number;
}

export interface Totals {
  readonly earned: number;
  readonly corrected: number;
  readonly granted: number;
  readonly cap: number;
  readonly fen: number;
  readonly isClosed: boolean;
  readonly cutByWeek: number;
  readonly cutByTerm: number;
  /** Service that came after the closing. */
  readonly held: number;
}

export interface Statement {
  readonly teacher: { readonly id: string; readonly name: string };
  readonly term: Omit<Term, 'isOver'>;
  readonly totals: Totals;
  readonly weeks: readonly WeekSums[];
  readonly thisWeek: { readonly week: string; readonly answers: number; readonly limit: number } | null;
  readonly items: readonly Entry[];
  readonly nextCursor: string | null;
}

export interface StatementFilter {
  /** Empty: the present or last one. */
  readonly termId: string;
  /** Empty: the own statement. */
  readonly teacherId: string;
  readonly kind: string;
  readonly week: string;
}
