import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import { ratingOf, type Rating, type RatingRow, type WordsState } from './rating.ts';
import type { Mode } from './scale.ts';

const table = 'ratings_ratings';

export type ReviewedState = Exclude<WordsState, 'none'>;

export interface WordsFilter {
  readonly state: ReviewedState;
  /** Absent: the whole city. */
  readonly districtId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface ReviewedWords {
  readonly rating: Rating;
  readonly reason: string | null;
}

/** What waits longest comes first; what is decided, latest first. */
export async function findWords(db: SqlScope, filter: WordsFilter): Promise<ReviewedWords[]> {
  const isWaiting = filter.state === 'waiting';
  const district = filter.districtId === undefined ? '' : 'AND teacher_district_id = :districtId';
  const behind = filter.cursor === undefined ? '' : `AND id ${isWaiting ? '>' : '<'} :cursor`;
  const rows = await db.select<RatingRow & { words_reason: string | null }>(
    `SELECT * FROM ${table} WHERE words_state = :state AND state = 'rated' ${district} ${behind}
     ORDER BY id ${isWaiting ? 'ASC' : 'DESC'} LIMIT :limit`,
    { ...filter },
  );
  return rows.map((row) => ({ rating: ratingOf(row), reason: row.words_reason }));
}

export async function saveReview(
  db: LockingSqlScope,
  id: string,
  { state, reason, by }: { state: ReviewedState; reason: string | null; by: string },
): Promise<void> {
  await db.update(table, { words_state: state, words_reason: reason, words_by: by }, { id });
}

interface Shown {
  readonly wordsId: string;
  readonly mode: Mode;
  readonly words: string;
}

/** Words that a teacher may read: let through, and of a step that came in long enough ago. */
export async function findShownWords(db: SqlScope, teacherId: string, releasedBefore: number): Promise<Shown[]> {
  const statement = `SELECT words_id AS wordsId, mode, words FROM ${table}
    WHERE teacher_id = :teacherId AND state = 'rated' AND words_state = 'shown' AND released_at < :releasedBefore
    ORDER BY words_id LIMIT 200`;
  return db.select<Shown>(statement, { teacherId, releasedBefore });
}

export async function findRatingOfWords(db: SqlScope, teacherId: string, wordsId: string): Promise<Rating | undefined> {
  const statement = `SELECT * FROM ${table} WHERE words_id = :wordsId AND teacher_id = :teacherId`;
  const row = await db.selectOne<RatingRow>(statement, { wordsId, teacherId });
  return row && ratingOf(row);
}
