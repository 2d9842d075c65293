import { defineService, Type } from '@fudao/plugin-sdk';
import { AnswerContent, Id, SavedAnswerDraft } from '../api.ts';
import { qaAction } from './action.ts';
import { permissions } from './permissions.ts';
import { publishAnswer } from './publish-answer.ts';
import { saveDraftOfAnswer } from './save-answer-draft.ts';

const closed = { additionalProperties: false } as const;

/** Writing and publishing an answer. */
export const answers = defineService({
  name: 'answers',

  actions: {
    saveDraft: qaAction({
      rest: 'PUT /questions/:id/answer-draft',
      summary: 'Keeps the answer half written; also after the claim has ended, so that nothing is lost.',
      allow: [permissions.answer],
      params: Type.Object(
        { id: Id, ...AnswerContent.properties, revision: SavedAnswerDraft.properties.revision },
        closed,
      ),
      returns: SavedAnswerDraft,
      handler: saveDraftOfAnswer,
    }),

    publish: qaAction({
      rest: 'POST /questions/:id/answer',
      summary: 'Publishes an answer; needs a living claim, thinking, steps and an answer.',
      allow: [permissions.answer],
      activity: 'answer',
      params: Type.Object({ id: Id, ...AnswerContent.properties }, closed),
      returns: Type.Object({ answerId: Id }, closed),
      idempotent: true,
      status: 201,
      handler: publishAnswer,
    }),
  },
});
