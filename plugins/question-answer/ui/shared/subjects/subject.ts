import type { LocalText } from '@fudao/plugin-sdk';

/** A subject of the programme, as the knowledge room tells. */
export interface Subject {
  readonly id: string;
  readonly name: LocalText;
  readonly icon: string;
  readonly color: string;
  /** The first grade that learns it; without it, all do. */
  readonly fromGrade?: number;
}

export interface Grade {
  readonly id: number;
  readonly name: LocalText;
}

export interface SubjectCatalogue {
  readonly subjects: readonly Subject[];
  readonly grades: readonly Grade[];
}
