import { consumer, defineService, Type } from '@fudao/plugin-sdk';
import { BankQuestionId, SolvedBankQuestion } from '../api.ts';
import { qaAction } from './action.ts';
import { solvedView } from './bank-question.ts';
import { requireBankQuestion } from './knowledge.ts';
import { permissions } from './permissions.ts';
import { nudgeFollowers } from './search-runtime.ts';

/** The bank: as teachers read it, and followed for the search. */
export const bank = defineService({
  name: 'bank',

  actions: {
    read: qaAction({
      rest: 'GET /bank-questions/:id',
      summary: 'One bank question with its solution, for teachers who think of recommending it.',
      allow: [permissions.answer],
      params: Type.Object({ id: BankQuestionId }, { additionalProperties: false }),
      returns: SolvedBankQuestion,
      handler: async (ctx) => solvedView(await requireBankQuestion(ctx, ctx.params.id)),
    }),
  },

  events: {
    // The event reaches one node; the others see the change at their next poll.
    'knowledge.bank-changed.v1': consumer(async () => nudgeFollowers()),
  },
});
