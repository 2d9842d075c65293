import type { Work } from '@fudao/plugin-sdk';
import type { Answer } from './answer.repository.ts';

/**
 * An adopted answer earns its teacher points: the student chose it. Deferred, so that the adoption stands
 * whatever becomes of the ledger; the ledger enters one answer once, however often it is told.
 * It counts in the week of its adoption, and earns only if it was given in tutoring hours.
 * @param at when the answer was adopted
 */
export function awardTeacher(work: Pick<Work, 'defer'>, answer: Pick<Answer, 'id' | 'teacherId' | 'publishedAt'>, at: number): void {
  const { id, teacherId, publishedAt } = answer;
  work.defer('points.award', { teacherId, kind: 'answer', causeId: id, at, givenAt: publishedAt, quantity: 1 });
}
