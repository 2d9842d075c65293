import type { Caller, LockingSqlScope } from '@fudao/plugin-sdk';
import { hasAnswered } from './answer.repository.ts';
import { aliveLease } from './claim-lease.ts';
import { errors } from './errors.ts';
import { isOnDeskOf } from './question-access.ts';
import { lockQuestion, type Question } from './question.repository.ts';

/**
 * A question before the calling teacher, held until the work ends. One that the teacher has begun is
 * found also when it was withdrawn meanwhile, so that the refusal says so.
 */
export async function lockDeskQuestion(db: LockingSqlScope, id: string, teacher: Caller): Promise<Question> {
  const question = await lockQuestion(db, id);
  if (!question) throw errors.NOT_FOUND();
  if (question.state === 'withdrawn' || question.state === 'solved') throw errors.NOT_OPEN();
  if (!isOnDeskOf(question, teacher) && question.lease?.teacherId !== teacher.id) throw errors.NOT_FOUND();
  return question;
}

export async function refuseSecondAnswer(db: LockingSqlScope, question: Question, teacherId: string): Promise<void> {
  if (await hasAnswered(db, question.id, teacherId)) throw errors.ALREADY_ANSWERED();
}

export function holdsLease({ lease }: Question, teacherId: string, now: number): boolean {
  return aliveLease(lease, now)?.teacherId === teacherId;
}
