import type { LocalText } from '@fudao/plugin-sdk';

/** One service that the student rates, as the API tells. */
export interface OwnRating {
  readonly id: string;
  readonly state: 'owed' | 'rated' | 'cancelled';
  readonly mode: 'session' | 'class' | 'answer' | 'lesson';
  /** The best score: 12 points for live tutoring, 5 stars for the rest. */
  readonly scale: 12 | 5;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly subject: string | null;
  /** When the service ended, in milliseconds since 1970. */
  readonly at: number;
}

export interface StyleTag {
  readonly id: string;
  readonly name: LocalText;
}

/** What a student gives: four answers of 0 to 3, or stars. */
export interface GivenRating {
  readonly answers?: readonly number[];
  readonly stars?: number;
  readonly tagIds: readonly string[];
  readonly words: string;
}

export const questionCount = 4;
export const mostTags = 6;
export const longestWords = 300;

/** Where the student goes on: a path within the app, or the home page for anything else. */
export function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/';
}
