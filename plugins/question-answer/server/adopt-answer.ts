import type { ActionContext } from '@fudao/plugin-sdk';
import { limits, type QuestionState, type Rating, type Settings } from '../api.ts';
import { saveReaction, type Answer } from './answer.repository.ts';
import { checkedText } from './checked-text.ts';
import { aliveLease } from './claim-lease.ts';
import { errors } from './errors.ts';
import { lockAnswerForAsker } from './locked-answer.ts';
import { toIso } from './moment.ts';
import { afterStep } from './own-question.ts';
import { saveQuestion } from './question.repository.ts';
import { tellAdopted } from './tell-answer.ts';
import { tellClosed, tellReleased } from './tell-question.ts';

type AdoptContext = ActionContext<{ id: string; stars: number; words?: string }, Settings>;

interface Adopted {
  questionId: string;
  state: QuestionState;
  rating: Rating;
}

export function adoptAnswer(ctx: AdoptContext): Promise<Adopted> {
  const words = checkedText(ctx.params.words ?? '', 'words', limits.words, true);
  return ctx.transaction(async (work) => {
    const now = ctx.now().getTime();
    const { question, answer } = await lockAnswerForAsker(work.db, ctx.params.id, ctx.caller.id);
    if (question.state === 'adopted') throw errors.ALREADY_ADOPTED();
    const adopted: Answer = { ...answer, isAdopted: true, rating: { stars: ctx.params.stars, words, ratedAt: now } };
    const closed = { ...afterStep(question, 'adopt'), lease: null };
    await saveReaction(work.db, adopted);
    await saveQuestion(work.db, closed, now);
    const writing = aliveLease(question.lease, now);
    if (writing) tellReleased(work, closed, writing.teacherId, 'closed');
    tellAdopted(work, closed, adopted);
    tellClosed(work, closed);
    return {
      questionId: question.id,
      state: closed.state,
      rating: { stars: ctx.params.stars, words, ratedAt: toIso(now) },
    };
  });
}
