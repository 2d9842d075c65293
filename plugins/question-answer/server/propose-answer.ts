import type { ActionContext } from '@fudao/plugin-sdk';
import { limits, type Settings } from '../api.ts';
import { saveReaction, type Answer } from './answer.repository.ts';
import { checkedText } from './checked-text.ts';
import { errors } from './errors.ts';
import { lockOwnAnswer } from './locked-answer.ts';
import type { Question } from './question.repository.ts';
import { tellProposed } from './tell-answer.ts';

interface ProposeParams {
  id: string;
  stem?: string;
  knowledgePoints: string[];
  difficulty: number;
}

/**
 * The proposal reaches the bank by deferred work: marked and sent, or neither. Proposing again does
 * nothing while it waits or once it was accepted; after it was returned it is a new attempt.
 */
export function proposeAnswer(ctx: ActionContext<ProposeParams, Settings>): Promise<{ done: true }> {
  const { params } = ctx;
  const stem = params.stem === undefined ? undefined : checkedText(params.stem, 'question', limits.question);
  return ctx.transaction(async (work) => {
    const { question, answer } = await lockOwnAnswer(work.db, params.id, ctx.caller.id);
    if (!answer.isAdopted) throw errors.NOT_ADOPTED();
    const proposed: Answer = { ...answer, proposedAt: ctx.now().getTime() };
    await saveReaction(work.db, proposed);
    const proposal = bankQuestionOf(question, answer, { ...params, stem: stem ?? question.text });
    work.defer('knowledge.propose', { originId: `question-answer.answer:${answer.id}`, question: proposal });
    tellProposed(work, question, proposed);
    return { done: true as const };
  });
}

/** Whoever asked stays out of it: the bank gets the text and the teacher's solution. */
function bankQuestionOf(
  question: Question,
  answer: Answer,
  { stem, knowledgePoints, difficulty }: Omit<ProposeParams, 'id'> & { stem: string },
): Record<string, unknown> {
  const { subject, grade } = question;
  const { thinking, steps, explanation } = answer;
  return {
    subject,
    grade,
    type: 'open',
    difficulty,
    stem,
    answer: [answer.answer],
    thinking,
    steps,
    explanation,
    knowledgePoints,
  };
}
