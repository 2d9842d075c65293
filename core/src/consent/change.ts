import type { Decision } from './standing.ts';

/** How an answer came: with a code of the school's, on paper, or in the student's app. */
export const channels = ['code', 'paper', 'app'] as const;
export type Channel = (typeof channels)[number];

/** One answer as the history keeps it. */
export interface Change extends Decision {
  /** Sorts by time. */
  readonly id: string;
  readonly studentId: string;
  readonly districtId: string | null;
  readonly channel: Channel;
  /** Who entered it: the student, or the administrator of a paper. Null for a guardian, who has no account. */
  readonly byId: string | null;
  readonly guardianName: string | null;
  readonly relation: string | null;
  readonly signedOn: string | null;
  readonly reference: string | null;
}

export interface ChangeFilter {
  /** Milliseconds; the end is not included. */
  readonly from: number;
  readonly to: number;
  readonly districtId?: string | undefined;
  readonly after?: { readonly at: number; readonly id: string } | undefined;
  readonly limit: number;
}
