import type { Keys } from '../period.ts';

export const modes = ['session', 'class', 'answer', 'lesson'] as const;
export type Mode = (typeof modes)[number];

/** Something a teacher did for students, by ids and figures alone. Times in milliseconds. */
export interface Activity extends Keys {
  readonly id: string;
  readonly mode: Mode;
  /** What its mode calls it; ratings name it so too. */
  readonly causeId: string;
  readonly teacherId: string;
  /** Where the teacher belonged when it was told. */
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly startedAt: number;
  readonly seconds: number;
  readonly studentId: string | null;
  readonly studentDistrictId: string | null;
  readonly studentSchoolId: string | null;
  readonly subject: string | null;
  readonly grade: number | null;
  /** Of an answer. */
  readonly questionId: string | null;
  readonly adoptedAt: number | null;
  /** When the question came before teachers. */
  readonly openedAt: number | null;
  /** Whether the moment is that of the activity; an adoption that is heard of first lends its own. */
  readonly isDated: boolean;
  readonly isOutside: boolean;
  /** Of a class: how many could have come, how many had a seat, and how many came. */
  readonly seats: number;
  readonly seatsTaken: number;
  readonly attended: number;
}

/** A rating as far as reports need it: never with words, never shown singly. */
export interface Rated extends Keys {
  readonly id: string;
  readonly teacherId: string;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly studentId: string;
  readonly mode: Mode;
  readonly causeId: string;
  readonly score: number;
  readonly scale: 12 | 5;
  readonly at: number;
  readonly subject: string | null;
  readonly grade: number | null;
  readonly knowledgePointIds: readonly string[];
}

/** A line of the points ledger, in hundredths of a point; below 0 where it takes. */
export interface Entered extends Keys {
  readonly id: string;
  readonly teacherId: string;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly at: number;
  /** By the tariff alone. */
  readonly gross: number;
  /** What the limits of week and term left of it. */
  readonly amount: number;
}
