import { defineService, Type } from '@fudao/plugin-sdk';
import { Id, Match, RichText } from '../api.ts';
import { Nothing, qaAction } from './action.ts';
import { permissions } from './permissions.ts';
import { findSimilar } from './similar-questions.ts';

const closed = { additionalProperties: false } as const;

/** The bank, seen from a question that is being written; and the quickest answer we have. */
export const similar = defineService({
  name: 'similar',

  actions: {
    find: qaAction({
      rest: 'POST /similar',
      summary: 'Up to five bank questions similar to a text, without their solutions.',
      allow: [permissions.ask, permissions.answer],
      params: Type.Object({ text: RichText, subject: Type.Optional(Id) }, closed),
      returns: Type.Object({ matches: Type.Array(Match) }, closed),
      handler: async (ctx) => ({ matches: await findSimilar(ctx, ctx.params.text, ctx.params.subject) }),
    }),

    ping: qaAction({
      rest: 'GET /ping',
      summary: 'Answers from memory: whether the plugin serves the caller.',
      allow: [permissions.ask, permissions.answer],
      params: Nothing,
      returns: Type.Object({ pong: Type.Literal(true) }, closed),
      handler: () => ({ pong: true as const }),
    }),
  },
});
