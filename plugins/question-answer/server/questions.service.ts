import { defineService, Type } from '@fudao/plugin-sdk';
import { Id, limits, QuestionDraft, QuestionListItem, QuestionState, QuestionView } from '../api.ts';
import { ById, Paged, pageFrom, pageOf, qaAction } from './action.ts';
import { askQuestion } from './ask-question.ts';
import { finishQuestion, openQuestion } from './own-question-steps.ts';
import { permissions } from './permissions.ts';
import { listOwn } from './question-lists.ts';
import { listItem } from './question-view.ts';
import { readQuestionFor } from './read-question.ts';

const closed = { additionalProperties: false } as const;
const StateOnly = Type.Object({ id: Id, state: QuestionState }, closed);

/** A student's own questions: asking, following, taking back. */
export const questions = defineService({
  name: 'questions',

  actions: {
    ask: qaAction({
      rest: 'POST /questions',
      summary: 'Asks a question. Good matches of the bank are offered first; without any it goes to teachers at once.',
      allow: [permissions.ask],
      activity: 'ask',
      params: Type.Object({ ...QuestionDraft.properties, subject: Id }, closed),
      returns: QuestionView,
      idempotent: true,
      status: 201,
      handler: askQuestion,
    }),

    list: qaAction({
      rest: 'GET /questions',
      summary: "The student's own questions, newest first, by state or by words in them.",
      allow: [permissions.ask],
      params: Type.Object(
        { ...pageOf, state: Type.Optional(QuestionState), q: Type.Optional(Type.String({ maxLength: limits.search })) },
        closed,
      ),
      returns: Paged(QuestionListItem),
      async handler(ctx) {
        const reader = { id: ctx.caller.id, now: ctx.now().getTime(), leaseMinutes: ctx.settings.leaseMinutes };
        const found = await listOwn(ctx.db, ctx.caller.id, ctx.params);
        return pageFrom(
          found,
          ctx.params.limit,
          ({ id }) => id,
          (question) => listItem(question, reader),
        );
      },
    }),

    read: qaAction({
      rest: 'GET /questions/:id',
      summary: 'One question with what its reader may see of it.',
      allow: [permissions.ask, permissions.answer, permissions.supervise],
      params: ById,
      returns: QuestionView,
      handler: readQuestionFor,
    }),

    needTeacher: qaAction({
      rest: 'POST /questions/:id/need-teacher',
      summary: 'None of the offered questions helped: puts the question before teachers.',
      allow: [permissions.ask],
      params: ById,
      returns: StateOnly,
      idempotent: true,
      handler: openQuestion,
    }),

    solved: qaAction({
      rest: 'POST /questions/:id/solved',
      summary: 'The student has solved it.',
      allow: [permissions.ask],
      params: ById,
      returns: StateOnly,
      idempotent: true,
      handler: (ctx) => finishQuestion(ctx, 'solve'),
    }),

    withdraw: qaAction({
      rest: 'POST /questions/:id/withdraw',
      summary: 'Takes a question back that nobody has answered yet.',
      allow: [permissions.ask],
      params: ById,
      returns: StateOnly,
      idempotent: true,
      handler: (ctx) => finishQuestion(ctx, 'withdraw'),
    }),
  },
});
