import type { Language } from '@fudao/plugin-sdk';
import type { Watermark } from '@fudao/ui-kit';

/** What a list shows of a record, as `GET /api/records` tells. */
export interface RecordLine {
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: string;
  readonly actorId: string;
  readonly actorName: string | null;
  readonly subjectId: string;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly personEducationId: string | null;
  readonly districtName: string | null;
  readonly schoolName: string | null;
  readonly hasEnded: boolean;
}

/** By room or plugin, then by what happened; `room` is what the room or plugin is called itself. */
export type KindNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface KindsAnswer {
  /** Those that there are records of. */
  readonly kinds: readonly string[];
  readonly names: Readonly<Record<Language, KindNames>>;
}

/** What the server says when an opening was asked for, decided or ended. */
export const openingChanged = 'records.opening-changed';

export const openingStates = ['waiting', 'open', 'refused', 'closed'] as const;
export type OpeningState = (typeof openingStates)[number];

export interface Opening {
  readonly number: number;
  readonly id: string;
  readonly viewerId: string;
  readonly viewerName: string | null;
  readonly reason: string;
  readonly words: string | null;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly personEducationId: string | null;
  readonly recordSeq: number | null;
  readonly fromAt: number;
  readonly toAt: number;
  readonly standing: OpeningState | 'expired' | 'lapsed';
  readonly askedAt: number;
  readonly decidedByName: string | null;
  readonly decidedAt: number | null;
  readonly note: string | null;
  readonly expiresAt: number | null;
  readonly views: number;
  readonly isOwn: boolean;
  readonly mayDecide: boolean;
}

export interface OpeningRules {
  readonly reasons: readonly string[];
  readonly fewestWords: number;
  readonly minutes: number;
  readonly mostDays: number;
}

/** What an opening is asked for: a person in a span of time, or one record. */
export interface NewOpening {
  readonly reason: string;
  readonly words: string;
  readonly person?: string;
  readonly from?: number;
  readonly to?: number;
  readonly seq?: number;
}

export interface ContentItem {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly actorId: string;
  readonly actorName: string | null;
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly absence: 'erased' | 'ended' | null;
}

export interface ContentPage {
  readonly items: readonly ContentItem[];
  /** People, districts and schools that the contents name by id; null is somebody whom one does not supervise. */
  readonly names: Readonly<Record<string, string | null>>;
  readonly nextCursor: string | null;
  readonly expiresAt: number;
  readonly watermark: Watermark;
}

export interface Retention {
  readonly rules: readonly { readonly rule: string; readonly days: number | null }[];
  readonly kinds: readonly { readonly kind: string; readonly days: number | null; readonly rule: string }[];
}

export interface Verification {
  readonly at: number | null;
  readonly records: number;
  readonly isWhole: boolean;
}
