import type { LockingSqlScope } from '@fudao/plugin-sdk';
import { readAnswer, type Answer } from './answer.repository.ts';
import { errors } from './errors.ts';
import { lockQuestion, type Question } from './question.repository.ts';

export interface LockedAnswer {
  readonly question: Question;
  readonly answer: Answer;
}

/**
 * An answer and its question, both held by the question's row: every change of either goes through it.
 * The answer is read again once the row is held, because what was read before may be past.
 */
export async function lockAnswer(db: LockingSqlScope, answerId: string): Promise<LockedAnswer> {
  const found = await readAnswer(db, answerId);
  const question = found && (await lockQuestion(db, found.questionId));
  const answer = question && (await readAnswer(db, answerId));
  if (!answer) throw errors.NOT_FOUND();
  return { question, answer };
}

/** An answer to the caller's own question; for anybody else there is none. */
export async function lockAnswerForAsker(
  db: LockingSqlScope,
  answerId: string,
  studentId: string,
): Promise<LockedAnswer> {
  const locked = await lockAnswer(db, answerId);
  if (locked.question.studentId !== studentId || locked.answer.isHidden) throw errors.NOT_FOUND();
  return locked;
}

/** The calling teacher's own answer. */
export async function lockOwnAnswer(db: LockingSqlScope, answerId: string, teacherId: string): Promise<LockedAnswer> {
  const locked = await lockAnswer(db, answerId);
  if (locked.answer.teacherId !== teacherId) throw errors.NOT_FOUND();
  return locked;
}
