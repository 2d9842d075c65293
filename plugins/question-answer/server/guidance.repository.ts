import type { SqlScope } from '@fudao/plugin-sdk';
import type { AttemptVerdict, Rung } from '../api.ts';

const guidanceTable = 'question_answer_guidance';
const attemptsTable = 'question_answer_attempts';

export interface Attempt {
  readonly rung: Rung | null;
  readonly verdict: AttemptVerdict;
  readonly triedAt: number;
}

/** How far a student has come with one bank question. */
export interface Guidance {
  readonly id: string;
  readonly opened: number;
  readonly openedAt: number | null;
  readonly attempts: readonly Attempt[];
}

interface GuidanceRow {
  id: string;
  bank_question_id: string;
  opened: number;
  opened_at: number | null;
}

interface AttemptRow {
  rung: Rung | null;
  verdict: AttemptVerdict;
  tried_at: number;
}

export async function readGuidance(
  db: SqlScope,
  questionId: string,
  bankQuestionId: string,
): Promise<Guidance | undefined> {
  const row = await db.selectOne<GuidanceRow>(
    `SELECT id, bank_question_id, opened, opened_at FROM ${guidanceTable} WHERE question_id = :questionId AND bank_question_id = :bankQuestionId`,
    { questionId, bankQuestionId },
  );
  if (!row) return undefined;
  const attempts = await db.select<AttemptRow>(
    `SELECT rung, verdict, tried_at FROM ${attemptsTable} WHERE guidance_id = :id ORDER BY id`,
    { id: row.id },
  );
  return {
    id: row.id,
    opened: row.opened,
    openedAt: row.opened_at === null ? null : Number(row.opened_at),
    attempts: attempts.map(({ rung, verdict, tried_at: triedAt }) => ({ rung, verdict, triedAt: Number(triedAt) })),
  };
}

/** How far the student has come with each bank question of a question. */
export async function readOpenedRungs(
  db: SqlScope,
  questionId: string,
): Promise<{ bankQuestionId: string; opened: number }[]> {
  const statement = `SELECT id, bank_question_id, opened, opened_at FROM ${guidanceTable} WHERE question_id = :questionId ORDER BY id`;
  const rows = await db.select<GuidanceRow>(statement, { questionId });
  return rows.map((row) => ({ bankQuestionId: row.bank_question_id, opened: row.opened }));
}

/** The guidance, made at the first step; the question's row is held meanwhile. */
export async function openGuidance(
  db: SqlScope,
  id: string,
  questionId: string,
  bankQuestionId: string,
): Promise<Guidance> {
  const known = await readGuidance(db, questionId, bankQuestionId);
  if (known) return known;
  await db.insert(guidanceTable, { id, question_id: questionId, bank_question_id: bankQuestionId });
  return { id, opened: 0, openedAt: null, attempts: [] };
}

export async function saveProgress(
  db: SqlScope,
  guidance: Pick<Guidance, 'id' | 'opened' | 'openedAt'>,
): Promise<void> {
  await db.update(guidanceTable, { opened: guidance.opened, opened_at: guidance.openedAt }, { id: guidance.id });
}

export async function insertAttempt(
  db: SqlScope,
  id: string,
  guidanceId: string,
  attempt: Attempt & { text: string },
): Promise<void> {
  const { rung, verdict, triedAt, text } = attempt;
  await db.insert(attemptsTable, { id, guidance_id: guidanceId, rung, body: text, verdict, tried_at: triedAt });
}
