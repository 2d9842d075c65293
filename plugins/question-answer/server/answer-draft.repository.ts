import type { SqlScope } from '@fudao/plugin-sdk';
import type { AnswerContent } from '../api.ts';

const table = 'question_answer_answer_drafts';

export interface AnswerDraft {
  /** Null while the teacher has claimed but not written. */
  readonly content: AnswerContent | null;
  readonly revision: number;
  readonly savedAt: number | null;
}

interface DraftRow {
  content: string | null;
  revision: number;
  saved_at: number | null;
}

export async function readAnswerDraft(
  db: SqlScope,
  questionId: string,
  teacherId: string,
): Promise<AnswerDraft | undefined> {
  const statement = `SELECT content, revision, saved_at FROM ${table} WHERE question_id = :questionId AND teacher_id = :teacherId`;
  const row = await db.selectOne<DraftRow>(statement, { questionId, teacherId });
  if (!row) return undefined;
  const content = row.content === null ? null : (JSON.parse(row.content) as AnswerContent);
  return { content, revision: row.revision, savedAt: row.saved_at === null ? null : Number(row.saved_at) };
}

/** Makes room for a draft; the question's row is held meanwhile, so that nobody does the same at once. */
export async function openAnswerDraft(db: SqlScope, id: string, questionId: string, teacherId: string): Promise<void> {
  if (await readAnswerDraft(db, questionId, teacherId)) return;
  await db.insert(table, { id, question_id: questionId, teacher_id: teacherId });
}

export interface DraftChange {
  readonly questionId: string;
  readonly teacherId: string;
  readonly content: AnswerContent;
  /** The revision that the writer saw last. */
  readonly revision: number;
  readonly now: number;
}

/** Saves over exactly the revision that was seen; false where there is another, or none. */
export async function saveAnswerDraft(db: SqlScope, change: DraftChange): Promise<boolean> {
  const { questionId, teacherId, content, revision, now } = change;
  const values = { content: JSON.stringify(content), revision: revision + 1, saved_at: now };
  return (await db.update(table, values, { question_id: questionId, teacher_id: teacherId, revision })) > 0;
}

/** What was published, and not let through, is a draft again. */
export async function restoreAnswerDraft(db: SqlScope, id: string, { questionId, teacherId, content, now }: Omit<DraftChange, 'revision'>): Promise<void> {
  if (await readAnswerDraft(db, questionId, teacherId)) return;
  await db.insert(table, { id, question_id: questionId, teacher_id: teacherId, content: JSON.stringify(content), revision: 1, saved_at: now });
}

/** Once published, the draft is the answer. */
export async function removeAnswerDraft(db: SqlScope, questionId: string, teacherId: string): Promise<void> {
  await db.delete(table, { question_id: questionId, teacher_id: teacherId });
}
