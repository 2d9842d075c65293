import type { ActionContext } from '@fudao/plugin-sdk';
import { limits, type QuestionState, type Rating, type Settings } from '../api.ts';
import { readAnswer, saveReaction, type Answer } from './answer.repository.ts';
import { checkedText } from './checked-text.ts';
import { aliveLease } from './claim-lease.ts';
import { errors } from './errors.ts';
import { handOverRating, servedPoints } from './hand-over-rating.ts';
import { lockAnswerForAsker } from './locked-answer.ts';
import { toIso } from './moment.ts';
import { afterStep } from './own-question.ts';
import { readQuestion, saveQuestion } from './question.repository.ts';
import { tellAdopted } from './tell-answer.ts';
import { awardTeacher } from './award-teacher.ts';
import { tellClosed, tellReleased } from './tell-question.ts';

type AdoptContext = ActionContext<{ id: string; stars: number; words?: string }, Settings>;

interface Adopted {
  questionId: string;
  state: QuestionState;
  rating: Rating;
}

/** Read before the adoption holds anything; whose they are is seen to there. */
async function knowledgePointsOf(ctx: AdoptContext): Promise<string[]> {
  const answer = await readAnswer(ctx.db, ctx.params.id);
  const question = answer && (await readQuestion(ctx.db, answer.questionId));
  return question ? servedPoints(ctx, question, answer) : [];
}

export async function adoptAnswer(ctx: AdoptContext): Promise<Adopted> {
  const words = checkedText(ctx.params.words ?? '', 'words', limits.words, true);
  const knowledgePointIds = await knowledgePointsOf(ctx);
  return ctx.transaction(async (work) => {
    const now = ctx.now().getTime();
    const { question, answer } = await lockAnswerForAsker(work.db, ctx.params.id, ctx.caller.id);
    if (question.state === 'adopted') throw errors.ALREADY_ADOPTED();
    const adopted: Answer = { ...answer, isAdopted: true, rating: { stars: ctx.params.stars, words, ratedAt: now } };
    const closed = { ...afterStep(question, 'adopt'), lease: null };
    await saveReaction(work.db, adopted);
    await saveQuestion(work.db, closed, now);
    await handOverRating(work, closed, adopted, knowledgePointIds);
    const writing = aliveLease(question.lease, now);
    if (writing) tellReleased(work, closed, writing.teacherId, 'closed');
    tellAdopted(work, closed, adopted);
    awardTeacher(work, adopted, now);
    tellClosed(work, closed);
    return {
      questionId: question.id,
      state: closed.state,
      rating: { stars: ctx.params.stars, words, ratedAt: toIso(now) },
    };
  });
}
