import type { SqlScope } from '@fudao/plugin-sdk';
import type { Held } from '../api.ts';
import { toIso } from './moment.ts';
import { headColumns, headOf, type QuestionHead, type QuestionHeadRow } from './question.repository.ts';
import type { Page } from './question-lists.ts';

export interface DeskReader {
  readonly teacherId: string;
  readonly districtId: string | null;
  readonly subjects: readonly string[];
  readonly grades: readonly number[];
}

/** The reading teacher's answer to a question, as the desk shows it. */
export interface OwnAnswer {
  readonly id: string;
  readonly publishedAt: string;
  readonly adopted: boolean;
  readonly awaitsReply: boolean;
  readonly held?: Held;
}

export interface DeskEntry {
  readonly question: QuestionHead;
  readonly hasDraft: boolean;
  readonly answer: OwnAnswer | null;
  /** Where the next page begins. */
  readonly cursor: string;
}

interface DeskRow extends QuestionHeadRow {
  cursor_id: string;
  has_draft: number;
  answer_id: string | null;
  published_at: number | null;
  adopted: number | null;
  awaits_reply: number | null;
  answer_held: Held | null;
}

const noAnswer = 'NULL AS answer_id, NULL AS published_at, NULL AS adopted, NULL AS awaits_reply, NULL AS answer_held';
/** One that was not let through is none. */
export const isAnAnswer = "(a.held IS NULL OR a.held = 'waiting')";

/** A follow-up that its teacher sees, and has not replied to in a way that was let through or waits for it. */
export const isAwaitingReply = "a.follow_up IS NOT NULL AND a.follow_up_held IS NULL AND (a.reply IS NULL OR a.reply_held = 'refused')";

const draftOfMine = 'question_answer_answer_drafts d ON d.question_id = q.id AND d.teacher_id = :teacherId';

function ownAnswerOf(row: DeskRow): OwnAnswer | null {
  const { answer_id: id, answer_held: held } = row;
  if (id === null) return null;
  const publishedAt = toIso(Number(row.published_at));
  return { id, publishedAt, adopted: Boolean(row.adopted), awaitsReply: Boolean(row.awaits_reply), ...(held && { held }) };
}

function entryOf(row: DeskRow): DeskEntry {
  return {
    question: headOf(row),
    hasDraft: Boolean(row.has_draft),
    answer: ownAnswerOf(row),
    cursor: row.cursor_id,
  };
}

async function read(db: SqlScope, statement: string, values: Record<string, unknown>): Promise<DeskEntry[]> {
  return (await db.select<DeskRow>(statement, values)).map(entryOf);
}

/** Questions that want answers, of the teacher's subjects and grades: who waits longest comes first. */
export function listWaiting(db: SqlScope, reader: DeskReader, page: Page): Promise<DeskEntry[]> {
  if (reader.subjects.length === 0 || reader.grades.length === 0) return Promise.resolve([]);
  const statement = `
    SELECT ${headColumns}, q.id AS cursor_id, CASE WHEN d.content IS NULL THEN 0 ELSE 1 END AS has_draft, ${noAnswer}
    FROM question_answer_questions q LEFT JOIN ${draftOfMine}
    WHERE q.wants_answers = 1 AND q.subject IN (:subjects) AND q.grade IN (:grades)
      AND (q.reach = 'city' OR q.district_id = :districtId) AND q.id > :cursor
      AND NOT EXISTS (SELECT 1 FROM question_answer_answers a WHERE a.question_id = q.id AND a.teacher_id = :teacherId
        AND ${isAnAnswer})
    ORDER BY q.id LIMIT :limit`;
  return read(db, statement, { ...reader, cursor: page.cursor ?? '', limit: page.limit + 1 });
}

/** What the teacher is working on: claimed now, or with a draft while the question still wants answers. */
export function listStarted(db: SqlScope, reader: DeskReader, page: Page, now: number): Promise<DeskEntry[]> {
  const statement = `
    SELECT ${headColumns}, q.id AS cursor_id, CASE WHEN d.content IS NULL THEN 0 ELSE 1 END AS has_draft, ${noAnswer}
    FROM question_answer_answer_drafts d JOIN question_answer_questions q ON q.id = d.question_id
    WHERE d.teacher_id = :teacherId AND q.wants_answers = 1 AND q.id > :cursor
      AND (d.content IS NOT NULL OR (q.claim_teacher_id = :teacherId AND q.claim_ends_at > :now))
    ORDER BY q.id LIMIT :limit`;
  return read(db, statement, { teacherId: reader.teacherId, now, cursor: page.cursor ?? '', limit: page.limit + 1 });
}

export type AnswerOutcome = 'awaiting-reply' | 'adopted';

const outcomes: Record<AnswerOutcome, string> = {
  'awaiting-reply': `AND ${isAwaitingReply}`,
  adopted: 'AND a.adopted = 1',
};

/** What the teacher has answered, newest answer first. */
export function listAnswered(
  db: SqlScope,
  teacherId: string,
  outcome: AnswerOutcome | null,
  page: Page,
): Promise<DeskEntry[]> {
  const statement = `
    SELECT ${headColumns}, a.id AS cursor_id, 0 AS has_draft, a.id AS answer_id, a.published_at, a.adopted,
      CASE WHEN ${isAwaitingReply} THEN 1 ELSE 0 END AS awaits_reply, a.held AS answer_held
    FROM question_answer_answers a JOIN question_answer_questions q ON q.id = a.question_id
    WHERE a.teacher_id = :teacherId ${outcome ? outcomes[outcome] : ''} ${page.cursor ? 'AND a.id < :cursor' : ''}
    ORDER BY a.id DESC LIMIT :limit`;
  return read(db, statement, { teacherId, cursor: page.cursor ?? '', limit: page.limit + 1 });
}
