import type { PluginContext, Work } from '@fudao/plugin-sdk';
import { findNotHandedOver, saveHandedOver, type Answer } from './answer.repository.ts';
import { type Calls, readBankQuestions } from './knowledge.ts';
import { lockAnswer } from './locked-answer.ts';
import type { Question } from './question.repository.ts';

/** Bank questions whose knowledge points an answer served, at most. */
const mostBankQuestions = 5;
const mostKnowledgePoints = 20;
/** As the room for ratings takes them; ours may be longer, and stay whole here. */
const longestWords = 300;

/**
 * The knowledge points of the bank questions that the question resembles and the answer recommends. A help for the
 * teacher's portrait and nothing more: where the bank cannot be asked, there are none.
 */
export async function servedPoints(ctx: Calls, question: Question, answer: Answer): Promise<string[]> {
  const ids = [...answer.furtherReading, ...question.matches].map(({ bankQuestionId }) => bankQuestionId);
  try {
    const found = await readBankQuestions(ctx, [...new Set(ids)].slice(0, mostBankQuestions));
    return [...new Set(found.flatMap(({ knowledgePointIds }) => knowledgePointIds ?? []))].slice(0, mostKnowledgePoints);
  } catch {
    return [];
  }
}

/** What the student gave at the adoption goes to the room that keeps all ratings, with the adoption's own commit. */
export async function handOverRating(work: Work, question: Question, answer: Answer, knowledgePointIds: readonly string[]): Promise<void> {
  const { rating, id: causeId, teacherId } = answer;
  if (!rating) return;
  const { subject, grade, studentId } = question;
  const { stars, words, ratedAt: at } = rating;
  work.defer('ratings.expect', {
    ...{ studentId, teacherId, mode: 'answer', causeId, subject, grade, knowledgePointIds: [...knowledgePointIds], at },
    rated: { stars, words: [...words].slice(0, longestWords).join(''), at },
  });
  await saveHandedOver(work.db, causeId);
}

const atOnce = 100;

/** Ratings that were given before there was a room for them; each is handed over once, also when this is cut short. */
export async function handOverEarlierRatings(ctx: PluginContext<never>): Promise<void> {
  for (const id of await findNotHandedOver(ctx.db, atOnce)) {
    await ctx.transaction(async (work) => {
      const { question, answer } = await lockAnswer(work.db, id);
      await handOverRating(work, question, answer, []);
    });
  }
}
