import type { LocalText } from '@fudao/plugin-sdk';

export type Mode = 'session' | 'class' | 'answer' | 'lesson';

/** Every figure of a portrait's quality, from 0 to 1, and what it comes from. */
export interface Quality {
  readonly quality: number;
  readonly from: number;
  readonly to: number;
  readonly ratings: number;
  readonly weight: number;
  readonly mean: number;
  readonly priorMean: number;
  readonly priorRatings: number;
  readonly halfLifeMonths: number;
}

export interface Buckets {
  readonly ratings: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export interface HistoryMonth extends Buckets {
  readonly month: string;
  readonly mean: number;
}

export interface CountedTag {
  readonly id: string;
  readonly name: LocalText;
  readonly ratings: number;
}

/** A teacher by what came in of the ratings. */
export interface Portrait {
  readonly teacherId: string;
  readonly name: string;
  readonly fewest: number;
  readonly quality: Quality | null;
  readonly history: readonly HistoryMonth[];
  readonly subjects: readonly { readonly subject: string; readonly ratings: number }[];
  readonly knowledgePoints: readonly { readonly id: string; readonly name: string; readonly ratings: number }[];
  readonly tags: readonly CountedTag[];
}

/** The same with what else those who supervise see. */
export interface SupervisedPortrait extends Portrait {
  readonly schoolName: string | null;
  readonly districtName: string | null;
  readonly standing: string;
  readonly teaches: { readonly subjects: readonly string[]; readonly grades: readonly number[] };
  /** Services that took place, rated or not. */
  readonly services: readonly { readonly mode: Mode; readonly count: number }[];
}

export interface ModeSums extends Buckets {
  readonly mode: Mode;
  readonly scale: number;
  readonly meanScore: number;
}

export type AppealAbout = 'words' | 'tag' | 'figure';

export interface Appeal {
  readonly id: string;
  readonly about: AppealAbout;
  readonly target: string;
  /** Of an appeal against a style tag. */
  readonly tagName: LocalText | null;
  readonly stage: 'district' | 'city';
  readonly state: 'pending' | 'kept' | 'excluded';
  readonly createdAt: number;
  readonly steps: readonly { readonly kind: 'opened' | 'kept' | 'excluded' | 'escalated'; readonly reason: string; readonly excluded: number; readonly at: number }[];
}

export interface OwnAppeal extends Appeal {
  readonly mayGoToCity: boolean;
}

export interface OwnSums {
  readonly portrait: Portrait;
  readonly modes: readonly ModeSums[];
  readonly words: readonly { readonly id: string; readonly mode: Mode; readonly words: string }[];
  readonly appeals: readonly OwnAppeal[];
}

/** What a teacher is about to contest, by the name it has on the page. */
export interface Contested {
  readonly about: AppealAbout;
  readonly target: string;
  readonly shown: string;
}

export interface SupervisedAppeal extends Appeal {
  readonly teacherName: string;
  readonly mayDecide: boolean;
}

export interface ConcernedRating {
  readonly id: string;
  readonly mode: Mode;
  readonly score: number;
  readonly scale: number;
  readonly day: string;
  readonly words: string;
}

export interface AppealDetail extends SupervisedAppeal {
  readonly ratings: readonly ConcernedRating[];
}

export interface WordsItem {
  readonly id: string;
  readonly state: 'waiting' | 'shown' | 'hidden';
  readonly words: string;
  readonly doubt: string | null;
  readonly mode: Mode;
  readonly score: number;
  readonly scale: number;
  readonly teacherName: string;
  readonly day: string;
  readonly reason: string | null;
}

export interface Tag {
  readonly id: string;
  readonly name: LocalText;
  readonly state: 'active' | 'retired' | 'merged';
  readonly mergedInto: string | null;
}

export const flagKinds = ['teacher-inflation', 'student-inflation', 'concentration', 'ring'] as const;
export type FlagKind = (typeof flagKinds)[number];

export interface Flag {
  readonly id: string;
  readonly kind: FlagKind;
  readonly month: string;
  readonly teacherId: string | null;
  readonly teacherName: string | null;
  readonly studentName: string | null;
  readonly classGroupName: string | null;
  readonly subject: string | null;
  readonly figures: {
    readonly count: number;
    readonly of: number;
    readonly share: number;
    readonly expected: number;
    readonly probability: number;
    readonly students?: number;
    readonly adopted?: number;
  };
  readonly lookedAt: number | null;
  readonly note: string | null;
}
