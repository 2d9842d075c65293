import { defineService, Type, type ActionContext } from '@fudao/plugin-sdk';
import { FollowUp, Id, limits, RichText, type Settings } from '../api.ts';
import { qaAction } from './action.ts';
import { saveReaction, type Answer } from './answer.repository.ts';
import { checkedText } from './checked-text.ts';
import { errors } from './errors.ts';
import { lockAnswerForAsker, lockOwnAnswer } from './locked-answer.ts';
import { permissions } from './permissions.ts';
import { followUpView } from './question-view.ts';
import { heldId } from './held-id.ts';
import { demandClean, flag, heldFor } from './screening.ts';
import { record } from './tell.ts';
import { tellFollowedUp, tellReplied } from './tell-answer.ts';

const Written = Type.Object({ id: Id, text: RichText }, { additionalProperties: false });
type WriteContext = ActionContext<{ id: string; text: string }, Settings>;

/** One follow-up per answer, and one reply: a conversation belongs into one-to-one tutoring. */
export const followUps = defineService({
  name: 'follow-ups',

  actions: {
    ask: qaAction({
      rest: 'POST /answers/:id/follow-up',
      summary: 'Asks the one follow-up that an answer allows.',
      allow: [permissions.ask],
      params: Written,
      returns: FollowUp,
      idempotent: true,
      status: 201,
      handler: askFollowUp,
    }),

    reply: qaAction({
      rest: 'POST /answers/:id/follow-up/reply',
      summary: "Replies to the follow-up on one's own answer.",
      allow: [permissions.answer],
      activity: 'answer',
      params: Written,
      returns: FollowUp,
      idempotent: true,
      status: 201,
      handler: replyToFollowUp,
    }),
  },
});

async function askFollowUp(ctx: WriteContext): Promise<FollowUp> {
  const text = checkedText(ctx.params.text, 'followUp', limits.followUp);
  const doubt = await demandClean(ctx, 'chat', { followUp: text });
  return ctx.transaction(async (work) => {
    const { question, answer } = await lockAnswerForAsker(work.db, ctx.params.id, ctx.caller.id);
    // One that was not let through may be written anew.
    if (answer.followUp && answer.followUp.held !== 'refused') throw errors.ALREADY_FOLLOWED_UP();
    const askedAt = ctx.now().getTime();
    const held = heldFor(doubt);
    const followedUp: Answer = { ...answer, followUp: { text, askedAt, held } };
    await saveReaction(work.db, followedUp);
    if (held === null) tellFollowedUp(work, question, followedUp);
    else record(work, question, 'follow-up-held', { answerId: answer.id, text });
    flag(work, doubt, { kind: 'follow-up', id: heldId(answer.id, askedAt), authorId: question.studentId, text });
    return followUpView(followedUp)!;
  });
}

async function replyToFollowUp(ctx: WriteContext): Promise<FollowUp> {
  const text = checkedText(ctx.params.text, 'reply', limits.answerPart);
  const doubt = await demandClean(ctx, 'chat', { reply: text });
  return ctx.transaction(async (work) => {
    const { question, answer } = await lockOwnAnswer(work.db, ctx.params.id, ctx.caller.id);
    if (!answer.followUp || answer.followUp.held !== null) throw errors.NO_FOLLOW_UP();
    if (answer.reply && answer.reply.held !== 'refused') throw errors.ALREADY_REPLIED();
    const repliedAt = ctx.now().getTime();
    const held = heldFor(doubt);
    const replied: Answer = { ...answer, reply: { text, repliedAt, held } };
    await saveReaction(work.db, replied);
    if (held === null) tellReplied(work, question, replied);
    else record(work, question, 'reply-held', { answerId: answer.id, text });
    flag(work, doubt, { kind: 'reply', id: heldId(answer.id, repliedAt), authorId: answer.teacherId, text });
    return followUpView(replied)!;
  });
}

