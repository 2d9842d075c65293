import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { QuestionDraft, SavedQuestionDraft } from '../api.ts';

const table = 'question_answer_askers';

/** One row a student: the question half written; asking locks it, so that limits are counted in turn. */
interface AskerRow {
  student_id: string;
  draft: string | null;
  saved_at: number | null;
}

const readRow = `SELECT student_id, draft, saved_at FROM ${table} WHERE student_id = :studentId`;

/** Sees to it that the row is there. Outside of transactions: when two make it at once, both find it. */
export async function ensureAsker(db: SqlScope, studentId: string): Promise<void> {
  if (await db.selectOne(readRow, { studentId })) return;
  try {
    await db.insert(table, { student_id: studentId });
  } catch (error) {
    if (!(await db.selectOne(readRow, { studentId }))) throw error;
  }
}

export async function lockAsker(db: LockingSqlScope, studentId: string): Promise<void> {
  await db.lockOne(readRow, { studentId });
}

export async function readDraft(db: SqlScope, studentId: string): Promise<SavedQuestionDraft | null> {
  const row = await db.selectOne<AskerRow>(readRow, { studentId });
  if (!row || row.draft === null) return null;
  return { ...(JSON.parse(row.draft) as QuestionDraft), savedAt: new Date(Number(row.saved_at)).toISOString() };
}

export async function saveDraft(db: SqlScope, studentId: string, draft: QuestionDraft, now: number): Promise<void> {
  await db.update(table, { draft: JSON.stringify(draft), saved_at: now }, { student_id: studentId });
}

export async function clearDraft(db: SqlScope, studentId: string): Promise<void> {
  await db.update(table, { draft: null, saved_at: null }, { student_id: studentId });
}
