import { defineService, Type } from '@fudao/plugin-sdk';
import { AttemptVerdict, BankQuestionId, GuidanceView, Id, RichText, Rung } from '../api.ts';
import { qaAction } from './action.ts';
import { openNextRung, readLadder } from './climb-ladder.ts';
import { permissions } from './permissions.ts';
import { tryAnswer } from './try-answer.ts';

const closed = { additionalProperties: false } as const;
const onLadder = { id: Id, bankQuestionId: BankQuestionId };

/** The guidance ladder: a student's way up one offered bank question, kept and enforced here. */
export const guidance = defineService({
  name: 'guidance',

  actions: {
    read: qaAction({
      rest: 'GET /questions/:id/guidance/:bankQuestionId',
      summary: 'An offered bank question with the rungs that are open, and what the next one asks for.',
      allow: [permissions.ask],
      params: Type.Object(onLadder, closed),
      returns: GuidanceView,
      handler: readLadder,
    }),

    next: qaAction({
      rest: 'POST /questions/:id/guidance/:bankQuestionId/next',
      summary: 'Opens the next rung. With `rung` given, a rung that is open already stays as it is.',
      allow: [permissions.ask],
      params: Type.Object({ ...onLadder, rung: Type.Optional(Rung) }, closed),
      returns: GuidanceView,
      idempotent: true,
      handler: openNextRung,
    }),

    try: qaAction({
      rest: 'POST /questions/:id/guidance/:bankQuestionId/try',
      summary: 'Tries an answer; choice, true-or-false and blanks are judged at once. `attemptsLeft`: on this rung.',
      allow: [permissions.ask],
      params: Type.Object({ ...onLadder, answer: RichText }, closed),
      returns: Type.Object(
        { verdict: AttemptVerdict, attemptsLeft: Type.Integer({ minimum: 0 }), guidance: GuidanceView },
        closed,
      ),
      idempotent: true,
      handler: tryAnswer,
    }),
  },
});
