import type { Role } from '@fudao/plugin-sdk';
import type { ReportReason } from '@fudao/ui-kit';

/** As the API of the room for safety tells. Times in milliseconds since 1970. */
export const measures = ['hide', 'warn', 'suspend'] as const;
export type Measure = (typeof measures)[number];
export type Level = 'school' | 'district' | 'city';

export interface CaseItem {
  readonly id: string;
  readonly state: 'open' | 'closed';
  readonly pluginId: string | null;
  readonly kind: string;
  readonly aboutName: string;
  readonly level: Level;
  readonly isUrgent: boolean;
  readonly reasons: readonly ReportReason[];
  readonly reports: number;
  readonly firstAt: number;
  readonly dueAt: number;
  readonly isOverdue: boolean;
  readonly claimedBy: string | null;
  readonly isMine: boolean;
  readonly outcome: 'no-action' | 'measures' | null;
  readonly measures: readonly Measure[];
  readonly decidedAt: number | null;
  readonly appealedAt: number | null;
}

export interface CaseDetail extends CaseItem {
  readonly revision: number;
  readonly text: string | null;
  readonly aboutId: string | null;
  readonly aboutRoles: readonly string[];
  readonly earlier: number;
  readonly reportList: readonly { readonly id: string; readonly reason: ReportReason; readonly words: string | null; readonly at: number; readonly isScreening: boolean; readonly byName: string | null }[];
  readonly steps: readonly { readonly id: string; readonly kind: string; readonly byName: string; readonly note: string | null; readonly at: number }[];
  readonly mayHandUp: boolean;
  readonly mostDays: number | null;
}

export interface Decision {
  readonly outcome: 'no-action' | 'measures' | 'handed-up';
  readonly measures: readonly Measure[];
  readonly until?: number | null;
  readonly onlyPlugin: boolean;
  readonly note: string;
}

/** Whom a suspension would meet, and what. */
export interface SuspensionPreview {
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly earlier: number;
  /** Tutoring that would be called off. */
  readonly planned: number;
  /** How long this reader may suspend; null without an end. */
  readonly mostDays: number | null;
  readonly live: readonly { readonly pluginId: string | null; readonly until: number | null }[];
}

export interface NewSuspension {
  readonly personId: string;
  readonly pluginId: string | null;
  readonly until: number | null;
  readonly reasonCode: ReportReason;
  readonly note: string;
}

export interface SuspensionItem {
  readonly id: string;
  readonly personName: string;
  readonly pluginId: string | null;
  readonly caseId: string | null;
  readonly reasonCode: ReportReason;
  readonly note: string;
  readonly level: Level;
  readonly byName: string;
  readonly startsAt: number;
  readonly until: number | null;
  readonly liftedAt: number | null;
  readonly liftedBecause: string | null;
  readonly mayLift: boolean;
}

export const uses = ['question', 'answer', 'chat', 'words', 'name'] as const;
export type Use = (typeof uses)[number];
export type Severity = 'hold' | 'refuse';

export interface ListedWord {
  readonly word: string;
  readonly severity: Severity;
  readonly uses: readonly Use[];
}

export interface WordList {
  readonly words: readonly ListedWord[];
  readonly allowedLinks: readonly string[];
}

export interface OwnList {
  readonly scope: 'city' | 'district';
  readonly number: number;
  readonly list: WordList;
  readonly city: WordList | null;
}

export interface ListVersion {
  /** Its number as text, by which a list of versions knows it. */
  readonly id: string;
  readonly number: number;
  readonly note: string;
  readonly restores: number | null;
  readonly byName: string;
  readonly at: number;
  readonly words: number;
  readonly links: number;
}

export interface Screening {
  readonly verdict: 'clean' | 'held' | 'refused';
  readonly findings: readonly { readonly kind: string; readonly start: number; readonly length: number }[];
}
