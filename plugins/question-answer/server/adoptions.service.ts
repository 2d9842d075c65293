import { defineService, Type } from '@fudao/plugin-sdk';
import { Id, QuestionState, Rating } from '../api.ts';
import { adoptAnswer } from './adopt-answer.ts';
import { Done, qaAction } from './action.ts';
import { permissions } from './permissions.ts';
import { handOverEarlierRatings } from './hand-over-rating.ts';
import { proposeAnswer } from './propose-answer.ts';

const closed = { additionalProperties: false } as const;

/** What becomes of an answer: adopted and rated by the student, proposed for the bank by its teacher. */
export const adoptions = defineService({
  name: 'adoptions',

  actions: {
    adopt: qaAction({
      rest: 'POST /answers/:id/adopt',
      summary: 'Adopts an answer and rates it, in one; there is no adoption without a rating.',
      allow: [permissions.ask],
      params: Type.Object(
        {
          id: Id,
          stars: Type.Integer({ minimum: 1, maximum: 5 }),
          words: Type.Optional(Type.String({ maxLength: 10_000 })),
        },
        closed,
      ),
      returns: Type.Object({ questionId: Id, state: QuestionState, rating: Rating }, closed),
      idempotent: true,
      handler: adoptAnswer,
    }),

    propose: qaAction({
      rest: 'POST /answers/:id/propose',
      summary: 'Proposes the own adopted answer for the bank; a reviewer of the subject decides.',
      allow: [permissions.answer],
      params: Type.Object(
        {
          id: Id,
          stem: Type.Optional(Type.String({ maxLength: 20_000 })),
          knowledgePoints: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 10, default: [] }),
          difficulty: Type.Integer({ minimum: 1, maximum: 5, default: 3 }),
        },
        closed,
      ),
      returns: Done,
      idempotent: true,
      handler: proposeAnswer,
    }),
  },

  timers: {
    'hand earlier ratings over': { everySeconds: 60, handler: handOverEarlierRatings },
  },
});
