import type { Audience, Work } from '@fudao/plugin-sdk';
import type { QuestionAnswerEvents, QuestionAnswerPushes, QuestionFacts } from '../api.ts';
import type { Question } from './question.repository.ts';

/**
 * What others learn of a step: domain event, record, notification, realtime message. One small
 * vocabulary for the telling modules, checked against the types in api.ts.
 */
export function factsOf(question: Question): QuestionFacts {
  const { id: questionId, studentId, districtId, schoolId, subject, grade } = question;
  return { questionId, studentId, districtId, schoolId, subject, grade };
}

export function emit<E extends keyof QuestionAnswerEvents>(
  work: Work,
  event: E,
  payload: QuestionAnswerEvents[E],
): void {
  work.emit(event, { ...payload });
}

export function push<E extends keyof QuestionAnswerPushes>(
  work: Pick<Work, 'push'>,
  audience: Audience,
  event: E,
  payload: QuestionAnswerPushes[E],
): void {
  work.push(audience, event, payload);
}

/** Keeps a step for supervision, under the student's key: the student is whom the question is about. */
export function record(work: Work, question: Question, step: string, payload: Record<string, unknown>): void {
  work.record({ kind: `question-answer.${step}`, subjectId: question.id, personId: question.studentId, payload });
}

/** The teachers before whom a question stands. */
export function deskOf({ subject, grade, reach, districtId }: Question): Audience {
  const teachers: Audience = { role: 'teacher', teaching: { subject, grade } };
  return reach === 'district' ? { ...teachers, districts: [districtId] } : teachers;
}

/** The author of something that was held: pages that show it load it anew. */
export function tellModerated(work: Work, authorId: string, questionId: string): void {
  push(work, { accounts: [authorId] }, 'question-answer.moderated', { questionId });
}

export function askerOf({ studentId }: Question): Audience {
  return { accounts: [studentId] };
}

export const links = {
  question: (id: string) => `/p/question-answer/questions/${id}`,
  desk: (id: string) => `/p/question-answer/answer-desk/${id}`,
} as const;
