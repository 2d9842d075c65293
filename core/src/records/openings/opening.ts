import type { Place } from '../scope.ts';

/** `waiting` for an approver, `open`, or ended: `refused`, `closed` by the viewer. Time ends the first two as well. */
export type OpeningState = 'waiting' | 'open' | 'refused' | 'closed';

/** Why somebody looks at what a child wrote, at what, and until when. */
export interface Opening extends Place {
  /** As people say it: 1, 2, 3 … */
  readonly number: number;
  readonly id: string;
  readonly viewerId: string;
  readonly viewerLevel: number;
  readonly reason: string;
  /** Null once the person was erased. */
  readonly words: string | null;
  readonly personId: string | null;
  /** The one record that it is about; null: those of the person in the span. */
  readonly recordSeq: number | null;
  readonly fromAt: number;
  /** Exclusive. */
  readonly toAt: number;
  readonly state: OpeningState;
  readonly askedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly note: string | null;
  readonly expiresAt: number | null;
  readonly views: number;
}

export type OpeningStanding = OpeningState | 'expired' | 'lapsed';

/** How it stands now: an open one expires, and one that nobody decided lapses. */
export function standingOf({ state, expiresAt, askedAt }: Pick<Opening, 'state' | 'expiresAt' | 'askedAt'>, now: number, waitHours: number): OpeningStanding {
  if (state === 'open' && (expiresAt === null || now >= expiresAt)) return 'expired';
  if (state === 'waiting' && now >= askedAt + waitHours * 3_600_000) return 'lapsed';
  return state;
}
