import type { SqlRow } from '@fudao/plugin-sdk';
import type { Doubt } from './screen-words.ts';
import type { Mode } from './scale.ts';

export type RatingState = 'owed' | 'rated' | 'excluded' | 'cancelled';
/** `none`: the student wrote nothing. */
export type WordsState = 'none' | 'waiting' | 'shown' | 'hidden';

/** What a student owes, or gave, for one service of one teacher. Times in milliseconds. */
export interface Rating {
  readonly id: string;
  readonly state: RatingState;
  readonly mode: Mode;
  /** The session, class, answer or lesson, as its plugin names it. */
  readonly causeId: string;
  readonly studentId: string;
  readonly teacherId: string;
  readonly subject: string | null;
  readonly grade: number | null;
  readonly knowledgePointIds: readonly string[];
  readonly studentDistrictId: string | null;
  readonly classGroupId: string | null;
  readonly teacherDistrictId: string | null;
  readonly expectedAt: number;
  readonly given: GivenRating | null;
  /** When and by which step it came into the portrait. */
  readonly released: { readonly stepId: string; readonly at: number; readonly month: string } | null;
}

export interface GivenRating {
  readonly answers: readonly number[] | null;
  readonly score: number;
  readonly share: number;
  readonly ratedAt: number;
  readonly tagIds: readonly string[];
  readonly words: string;
  readonly wordsId: string | null;
  readonly wordsState: WordsState;
  readonly wordsDoubt: Doubt | null;
}

export interface RatingRow {
  id: string;
  state: RatingState;
  mode: Mode;
  cause_id: string;
  student_id: string;
  teacher_id: string;
  subject: string | null;
  grade: number | null;
  knowledge_point_ids: string;
  student_district_id: string | null;
  class_group_id: string | null;
  teacher_district_id: string | null;
  expected_at: number;
  answers: string | null;
  score: number | null;
  share: number | null;
  rated_at: number | null;
  tag_ids: string;
  words: string | null;
  words_id: string | null;
  words_state: WordsState | null;
  words_doubt: Doubt | null;
  step_id: string | null;
  released_at: number | null;
  released_month: string | null;
}

function givenOf(row: RatingRow): GivenRating | null {
  if (row.score === null) return null;
  return {
    answers: row.answers === null ? null : row.answers.split(',').map(Number),
    score: row.score,
    share: row.share!,
    ratedAt: Number(row.rated_at),
    tagIds: JSON.parse(row.tag_ids) as string[],
    words: row.words ?? '',
    wordsId: row.words_id,
    wordsState: row.words_state ?? 'none',
    wordsDoubt: row.words_doubt,
  };
}

export function ratingOf(row: RatingRow): Rating {
  return {
    id: row.id,
    state: row.state,
    mode: row.mode,
    causeId: row.cause_id,
    studentId: row.student_id,
    teacherId: row.teacher_id,
    subject: row.subject,
    grade: row.grade,
    knowledgePointIds: JSON.parse(row.knowledge_point_ids) as string[],
    studentDistrictId: row.student_district_id,
    classGroupId: row.class_group_id,
    teacherDistrictId: row.teacher_district_id,
    expectedAt: Number(row.expected_at),
    given: givenOf(row),
    released:
      row.step_id === null ? null : { stepId: row.step_id, at: Number(row.released_at), month: row.released_month! },
  };
}

export function givenRow(given: GivenRating): SqlRow {
  return {
    answers: given.answers?.join(',') ?? null,
    score: given.score,
    share: given.share,
    rated_at: given.ratedAt,
    tag_ids: JSON.stringify(given.tagIds),
    words: given.words === '' ? null : given.words,
    words_id: given.wordsId,
    words_state: given.wordsState,
    words_doubt: given.wordsDoubt,
  };
}
