import type { LockingSqlScope } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { nextState, type QuestionStep } from './question-states.ts';
import { lockQuestion, type Question } from './question.repository.ts';

/** The caller's own question, held until the work ends; for anybody else's there is none. */
export async function lockOwnQuestion(db: LockingSqlScope, id: string, studentId: string): Promise<Question> {
  const question = await lockQuestion(db, id);
  if (question?.studentId !== studentId) throw errors.NOT_FOUND();
  return question;
}

/** The question after a step of its life. */
export function afterStep(question: Question, step: QuestionStep): Question {
  const state = nextState(question.state, step);
  if (!state) throw errors.NOT_POSSIBLE_NOW({ state: question.state });
  return { ...question, state };
}
