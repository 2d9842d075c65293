import type { QuestionState } from '../api.ts';

/** What can happen to a question after it was asked. */
export const questionSteps = ['need-teacher', 'solve', 'withdraw', 'answer', 'adopt'] as const;
export type QuestionStep = (typeof questionSteps)[number];

/**
 * matched   similar solved questions are offered; nobody else sees the question yet
 * open      teachers of the subject and grade see it and may claim it
 * answered  at least one answer; further teachers may answer until it is full or adopted
 * adopted   the student chose an answer and rated it
 * solved    the student got there alone, with the guidance
 * withdrawn the student took it back before anybody answered
 */
const transitions: Record<QuestionState, Partial<Record<QuestionStep, QuestionState>>> = {
  matched: { 'need-teacher': 'open', solve: 'solved', withdraw: 'withdrawn' },
  open: { solve: 'solved', withdraw: 'withdrawn', answer: 'answered' },
  answered: { answer: 'answered', adopt: 'adopted' },
  adopted: {},
  solved: {},
  withdrawn: {},
};

/** The state after a step, or undefined where the step is not possible. */
export function nextState(state: QuestionState, step: QuestionStep): QuestionState | undefined {
  return transitions[state][step];
}

export interface AnswerRoom {
  readonly state: QuestionState;
  readonly answerCount: number;
  readonly answersWanted: number;
  readonly isHidden: boolean;
}

/** Whether teachers may still claim and answer. */
export function wantsAnswers(question: AnswerRoom): boolean {
  const isOnDesk = question.state === 'open' || question.state === 'answered';
  return isOnDesk && !question.isHidden && question.answerCount < question.answersWanted;
}

/** The question as its answers that can be seen make it: without any it waits for a teacher again. */
export function withAnswers<Q extends AnswerRoom>(question: Q, answerCount: number): Q {
  if (question.state !== 'answered' && question.state !== 'open') return { ...question, answerCount };
  return { ...question, answerCount, state: answerCount === 0 ? 'open' : 'answered' };
}

/** Whether a question still waits for its asker or for a teacher. */
export function isUnfinished(state: QuestionState): boolean {
  return Object.keys(transitions[state]).length > 0;
}
