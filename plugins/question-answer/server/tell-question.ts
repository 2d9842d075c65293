import type { Work } from '@fudao/plugin-sdk';
import type { ReleaseCause } from '../api.ts';
import type { Lease } from './claim-lease.ts';
import type { Question } from './question.repository.ts';
import { askerOf, deskOf, emit, factsOf, push, record } from './tell.ts';

export function recordAsked(work: Work, question: Question): void {
  const { state, subject, grade, text, pictureIds, matches, held } = question;
  record(work, question, 'asked', { subject, grade, text, pictureIds, matches, state, ...(held && { held }) });
}

/** To others; what is held is told once it is let through. */
export function tellAsked(work: Work, question: Question): void {
  const bankQuestionIds = question.matches.map(({ bankQuestionId }) => bankQuestionId);
  const { state } = question;
  emit(work, 'question-answer.asked.v1', { ...factsOf(question), state, bankQuestionIds });
  if (state === 'open') tellOpened(work, question);
}

/** The question now stands before teachers. */
export function tellOpened(work: Work, question: Question): void {
  const { id: questionId, subject, grade } = question;
  emit(work, 'question-answer.opened.v1', factsOf(question));
  record(work, question, 'opened', {});
  push(work, deskOf(question), 'question-answer.opened', { questionId, subject, grade });
}

/** The student needs no answer any more. */
export function tellFinished(work: Work, question: Question, how: 'solved' | 'withdrawn'): void {
  record(work, question, how, {});
  // Of what is held nobody else has heard.
  if (question.held !== null) return;
  emit(work, `question-answer.${how}.v1`, factsOf(question));
  tellClosed(work, question);
}

/** Off the desk. */
export function tellClosed(work: Work, question: Question): void {
  push(work, deskOf(question), 'question-answer.closed', { questionId: question.id });
}

export function tellClaimed(work: Work, question: Question, lease: Lease, isRenewal: boolean): void {
  const told = { questionId: question.id, endsAt: new Date(lease.endsAt).toISOString() };
  if (!isRenewal) emit(work, 'question-answer.claimed.v1', { ...factsOf(question), teacherId: lease.teacherId });
  record(work, question, isRenewal ? 'claim-renewed' : 'claimed', { teacherId: lease.teacherId, endsAt: told.endsAt });
  push(work, deskOf(question), 'question-answer.claimed', told);
  push(work, askerOf(question), 'question-answer.claimed', told);
}

export function tellReleased(work: Work, question: Question, teacherId: string, cause: ReleaseCause): void {
  const told = { questionId: question.id };
  emit(work, 'question-answer.released.v1', { ...factsOf(question), teacherId, cause });
  record(work, question, 'released', { teacherId, cause });
  push(work, deskOf(question), 'question-answer.released', told);
  push(work, askerOf(question), 'question-answer.released', told);
}
