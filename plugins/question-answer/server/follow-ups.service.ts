import { defineService, Type, type ActionContext } from '@fudao/plugin-sdk';
import { FollowUp, Id, limits, RichText, type Settings } from '../api.ts';
import { qaAction } from './action.ts';
import { saveReaction, type Answer } from './answer.repository.ts';
import { checkedText } from './checked-text.ts';
import { errors } from './errors.ts';
import { lockAnswerForAsker, lockOwnAnswer } from './locked-answer.ts';
import { toIso } from './moment.ts';
import { permissions } from './permissions.ts';
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
      params: Written,
      returns: FollowUp,
      idempotent: true,
      status: 201,
      handler: replyToFollowUp,
    }),
  },
});

function askFollowUp(ctx: WriteContext): Promise<FollowUp> {
  const text = checkedText(ctx.params.text, 'followUp', limits.followUp);
  return ctx.transaction(async (work) => {
    const { question, answer } = await lockAnswerForAsker(work.db, ctx.params.id, ctx.caller.id);
    if (answer.followUp) throw errors.ALREADY_FOLLOWED_UP();
    const followedUp: Answer = { ...answer, followUp: { text, askedAt: ctx.now().getTime() } };
    await saveReaction(work.db, followedUp);
    tellFollowedUp(work, question, followedUp);
    return followUpView(followedUp);
  });
}

function replyToFollowUp(ctx: WriteContext): Promise<FollowUp> {
  const text = checkedText(ctx.params.text, 'reply', limits.answerPart);
  return ctx.transaction(async (work) => {
    const { question, answer } = await lockOwnAnswer(work.db, ctx.params.id, ctx.caller.id);
    if (!answer.followUp) throw errors.NO_FOLLOW_UP();
    if (answer.reply) throw errors.ALREADY_REPLIED();
    const replied: Answer = { ...answer, reply: { text, repliedAt: ctx.now().getTime() } };
    await saveReaction(work.db, replied);
    tellReplied(work, question, replied);
    return followUpView(replied);
  });
}

function followUpView({ followUp, reply }: Answer): FollowUp {
  return {
    text: followUp?.text ?? '',
    askedAt: toIso(followUp?.askedAt ?? 0),
    reply: reply && { text: reply.text, repliedAt: toIso(reply.repliedAt) },
  };
}
