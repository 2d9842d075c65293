import type { DeskItem, QuestionView } from '../../../api.ts';

/** A question as the desk lists it, from the question itself: for those that arrive one by one. */
export function deskItemOf(view: QuestionView): DeskItem {
  const { id, subject, grade, state, askedAt, answerCount, answersWanted, claim, text, pictures, draft } = view;
  const excerpt = text.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '').replaceAll(/\s+/g, ' ').trim();
  return { id, subject, grade, state, askedAt, answerCount, answersWanted, claim, excerpt, pictureCount: pictures.length, hasDraft: draft !== null, answer: null };
}

/** Whether a question still wants answers, as far as the desk knows. */
export function wantsAnswers({ state, answerCount, answersWanted }: DeskItem): boolean {
  return (state === 'open' || state === 'answered') && answerCount < answersWanted;
}
