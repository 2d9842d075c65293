import type { LocalText } from '@fudao/plugin-sdk';

/** An admitted teacher as students see them. Quality and prior mean go from 0 to 1. */
export interface Portrait {
  readonly teacherId: string;
  readonly name: string;
  readonly schoolName: string | null;
  readonly teaches: { readonly subjects: readonly string[]; readonly grades: readonly number[] };
  readonly services: readonly { readonly mode: 'session' | 'class' | 'answer' | 'lesson'; readonly count: number }[];
  /** Ratings come in so many at a time. */
  readonly fewest: number;
  readonly quality: { readonly quality: number; readonly ratings: number; readonly priorMean: number; readonly halfLifeMonths: number } | null;
  readonly subjects: readonly { readonly subject: string; readonly ratings: number }[];
  readonly knowledgePoints: readonly { readonly id: string; readonly name: string; readonly ratings: number }[];
  readonly tags: readonly { readonly id: string; readonly name: LocalText; readonly ratings: number }[];
}
