import { defineService, Type } from '@fudao/plugin-sdk';
import { ClaimView, SavedAnswerDraft } from '../api.ts';
import { ById, Done, qaAction } from './action.ts';
import { claimQuestion, giveBack, renewClaim } from './claim-question.ts';
import { permissions } from './permissions.ts';
import { returnEndedLeases } from './return-ended-leases.ts';

const closed = { additionalProperties: false } as const;
const Claimed = Type.Object({ claim: ClaimView, draft: Type.Union([SavedAnswerDraft, Type.Null()]) }, closed);

/** Who writes an answer now. */
export const claims = defineService({
  name: 'claims',

  actions: {
    claim: qaAction({
      rest: 'POST /questions/:id/claim',
      summary: 'Claims an open question for some minutes; of two teachers at once, one gets it.',
      allow: [permissions.answer],
      activity: 'answer',
      params: ById,
      returns: Claimed,
      idempotent: true,
      handler: claimQuestion,
    }),

    renew: qaAction({
      rest: 'POST /questions/:id/claim/renew',
      summary: 'Lengthens the own claim, up to three times its length in all.',
      allow: [permissions.answer],
      params: ById,
      returns: Type.Object({ claim: ClaimView }, closed),
      idempotent: true,
      handler: renewClaim,
    }),

    giveBack: qaAction({
      rest: 'DELETE /questions/:id/claim',
      summary: 'Gives the question back; the draft is kept.',
      allow: [permissions.answer],
      params: ById,
      returns: Done,
      idempotent: true,
      handler: giveBack,
    }),
  },

  timers: {
    'return ended claims': { everySeconds: 15, handler: returnEndedLeases },
  },
});
