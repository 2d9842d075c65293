import type { LockingSqlScope, SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { Held, Match, QuestionState } from '../api.ts';
import type { Lease } from './claim-lease.ts';
import { wantsAnswers } from './question-states.ts';

const table = 'question_answer_questions';

/** What stands in a list. */
export interface QuestionHead {
  readonly id: string;
  readonly studentId: string;
  readonly districtId: string;
  readonly schoolId: string | null;
  readonly subject: string;
  readonly grade: number;
  readonly excerpt: string;
  readonly pictureIds: readonly string[];
  readonly state: QuestionState;
  /** Whose teachers see it, as it was set when it was asked; so too `answersWanted`. */
  readonly reach: 'city' | 'district';
  readonly answersWanted: number;
  /** Of those that are not hidden. */
  readonly answerCount: number;
  readonly isHidden: boolean;
  /** What is held is hidden too. */
  readonly held: Held | null;
  readonly lease: Lease | null;
  /** For one that was held: when it was let through. */
  readonly askedAt: number;
}

export interface Question extends QuestionHead {
  readonly text: string;
  readonly matches: readonly Match[];
  /** When a moderator hid it, or let it be seen again, last. */
  readonly moderatedAt: number | null;
}

export interface QuestionHeadRow {
  id: string;
  student_id: string;
  district_id: string;
  school_id: string | null;
  subject: string;
  grade: number;
  excerpt: string;
  picture_ids: string;
  state: QuestionState;
  reach: 'city' | 'district';
  answers_wanted: number;
  answer_count: number;
  hidden: number;
  held: Held | null;
  claim_teacher_id: string | null;
  claim_started_at: number | null;
  claim_ends_at: number | null;
  asked_at: number;
}

type QuestionRow = QuestionHeadRow & { body: string; matches: string; moderated_at: number | null };

/** Columns of a list entry, of the question table named `q`. */
export const headColumns = `q.id, q.student_id, q.district_id, q.school_id, q.subject, q.grade, q.excerpt, q.picture_ids,
  q.state, q.reach, q.answers_wanted, q.answer_count, q.hidden, q.held, q.claim_teacher_id, q.claim_started_at, q.claim_ends_at, q.asked_at`;

const readById = `SELECT ${headColumns}, q.body, q.matches, q.moderated_at FROM ${table} q WHERE q.id = :id`;

function readList<T>(json: string): T[] {
  return json === '[]' ? [] : (JSON.parse(json) as T[]);
}

function leaseOf(row: QuestionHeadRow): Lease | null {
  const { claim_teacher_id: teacherId, claim_started_at: startedAt, claim_ends_at: endsAt } = row;
  return teacherId === null ? null : { teacherId, startedAt: Number(startedAt), endsAt: Number(endsAt) };
}

export function headOf(row: QuestionHeadRow): QuestionHead {
  return {
    id: row.id,
    studentId: row.student_id,
    districtId: row.district_id,
    schoolId: row.school_id,
    subject: row.subject,
    grade: row.grade,
    excerpt: row.excerpt,
    pictureIds: readList(row.picture_ids),
    state: row.state,
    reach: row.reach,
    answersWanted: row.answers_wanted,
    answerCount: row.answer_count,
    isHidden: Boolean(row.hidden),
    held: row.held,
    lease: leaseOf(row),
    askedAt: Number(row.asked_at),
  };
}

function questionOf(row: QuestionRow): Question {
  return { ...headOf(row), text: row.body, matches: readList(row.matches), moderatedAt: row.moderated_at === null ? null : Number(row.moderated_at) };
}

export async function readQuestion(db: SqlScope, id: string): Promise<Question | undefined> {
  const row = await db.selectOne<QuestionRow>(readById, { id });
  return row && questionOf(row);
}

/** Reads a question and holds it, so that of two who want to change it one waits for the other. */
export async function lockQuestion(db: LockingSqlScope, id: string): Promise<Question | undefined> {
  const row = await db.lockOne<QuestionRow>(readById, { id });
  return row && questionOf(row);
}

/** What changes during a question's life. */
function changing(question: Question, now: number): SqlRow {
  return {
    state: question.state,
    answer_count: question.answerCount,
    wants_answers: wantsAnswers(question) ? 1 : 0,
    hidden: question.isHidden ? 1 : 0,
    held: question.held,
    asked_at: question.askedAt,
    moderated_at: question.moderatedAt,
    claim_teacher_id: question.lease?.teacherId ?? null,
    claim_started_at: question.lease?.startedAt ?? null,
    claim_ends_at: question.lease?.endsAt ?? null,
    changed_at: now,
  };
}

export async function insertQuestion(db: SqlScope, question: Question): Promise<void> {
  await db.insert(table, {
    id: question.id,
    student_id: question.studentId,
    district_id: question.districtId,
    school_id: question.schoolId,
    subject: question.subject,
    grade: question.grade,
    body: question.text,
    excerpt: question.excerpt,
    picture_ids: JSON.stringify(question.pictureIds),
    matches: JSON.stringify(question.matches),
    reach: question.reach,
    answers_wanted: question.answersWanted,
    ...changing(question, question.askedAt),
  });
}

export async function saveQuestion(db: SqlScope, question: Question, now: number): Promise<void> {
  await db.update(table, changing(question, now), { id: question.id });
}

/** What was refused stands in nobody's way. */
export async function countOpen(db: SqlScope, studentId: string): Promise<number> {
  const statement = `SELECT COUNT(*) AS n FROM ${table} WHERE student_id = :studentId AND state = 'open' AND (held IS NULL OR held = 'waiting')`;
  const row = await db.selectOne<{ n: number }>(statement, { studentId });
  return Number(row?.n ?? 0);
}

/** The oldest question that has answers but no rating yet. */
export async function findUnrated(db: SqlScope, studentId: string): Promise<string | undefined> {
  const statement = `SELECT MIN(id) AS id FROM ${table} WHERE student_id = :studentId AND state = 'answered'`;
  const row = await db.selectOne<{ id: string | null }>(statement, { studentId });
  return row?.id ?? undefined;
}

export async function findEndedLeases(db: SqlScope, now: number, limit: number): Promise<string[]> {
  const statement = `SELECT id FROM ${table} WHERE claim_ends_at <= :now ORDER BY claim_ends_at LIMIT :limit`;
  const rows = await db.select<{ id: string }>(statement, { now, limit });
  return rows.map((row) => row.id);
}
