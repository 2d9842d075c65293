import { consumer, defineService, Type, type ActionContext, type Static } from '@fudao/plugin-sdk';
import { Id, type Settings } from '../api.ts';
import { qaAction } from './action.ts';
import { contentText } from './answer-content.ts';
import { readAnswer, readAnswers } from './answer.repository.ts';
import { errors } from './errors.ts';
import { hideOrShow, type Moderated } from './hide-or-show.ts';
import { readQuestion, type Question } from './question.repository.ts';
import { viewerFor } from './read-question.ts';

const closed = { additionalProperties: false } as const;
const ContentParams = Type.Object({ kind: Type.String({ maxLength: 20 }), id: Id }, closed);
const Content = Type.Object({ authorId: Type.String(), text: Type.String() }, closed);
type ContentContext = ActionContext<Static<typeof ContentParams>, Settings>;

/** A question that the caller may see. @throws NOT_FOUND for anybody else */
async function visibleQuestion(ctx: ContentContext, id: string): Promise<Question> {
  const question = await readQuestion(ctx.db, id);
  if (!question || !viewerFor(ctx, question, await readAnswers(ctx.db, id))) throw errors.NOT_FOUND();
  return question;
}

/** With the follow-up, which is a part of it: the asker wrote both. */
async function questionContent(ctx: ContentContext): Promise<Static<typeof Content>> {
  const { id, studentId, text } = await visibleQuestion(ctx, ctx.params.id);
  const followUps = (await readAnswers(ctx.db, id)).flatMap(({ followUp }) => (followUp && !followUp.held ? followUp.text : []));
  return { authorId: studentId, text: [text, ...followUps].join('\n\n') };
}

async function answerContent(ctx: ContentContext): Promise<Static<typeof Content>> {
  const answer = await readAnswer(ctx.db, ctx.params.id);
  if (!answer) throw errors.NOT_FOUND();
  const question = await visibleQuestion(ctx, answer.questionId);
  const isAskers = question.studentId === ctx.caller.id && !answer.isHidden;
  if (!isAskers && answer.teacherId !== ctx.caller.id && viewerFor(ctx, question, []) !== 'supervisor') throw errors.NOT_FOUND();
  return { authorId: answer.teacherId, text: [contentText(answer), answer.reply && !answer.reply.held ? answer.reply.text : ''].join('\n\n').trim() };
}

const moderate = (isHidden: boolean) =>
  consumer<Moderated, Settings>(async (ctx) => {
    const { pluginId } = ctx.event.payload;
    if (pluginId === 'question-answer') await ctx.transaction((work) => hideOrShow(work, ctx.event.payload, isHidden));
  });

/** What the platform's moderators ask of the Q&A centre: what was reported, and to take it out of sight. */
export const moderation = defineService({
  name: 'safety',

  actions: {
    content: qaAction({
      summary: 'Who wrote a question or an answer that the caller may see, and its text, for a report.',
      allow: 'internal',
      params: ContentParams,
      returns: Content,
      handler: (ctx) => {
        if (ctx.params.kind === 'question') return questionContent(ctx);
        if (ctx.params.kind === 'answer') return answerContent(ctx);
        throw errors.NOT_FOUND();
      },
    }),
  },

  events: {
    'safety.content-hidden.v1': moderate(true),
    'safety.content-shown.v1': moderate(false),
  },
});
