import { defineService, Type } from '@fudao/plugin-sdk';
import { limits, QuestionDraft, SavedQuestionDraft } from '../api.ts';
import { Done, Nothing, qaAction } from './action.ts';
import { clearDraft, ensureAsker, readDraft, saveDraft } from './asker.repository.ts';
import { checkedText } from './checked-text.ts';
import { toIso } from './moment.ts';
import { permissions } from './permissions.ts';

const DraftOrNone = Type.Object(
  { draft: Type.Union([SavedQuestionDraft, Type.Null()]) },
  { additionalProperties: false },
);

/** The question a student is writing, kept here so that it survives a change of device or of settings. */
export const drafts = defineService({
  name: 'drafts',

  actions: {
    read: qaAction({
      rest: 'GET /drafts/current',
      summary: 'The question half written, if there is one.',
      allow: [permissions.ask],
      params: Nothing,
      returns: DraftOrNone,
      handler: async (ctx) => ({ draft: await readDraft(ctx.db, ctx.caller.id) }),
    }),

    save: qaAction({
      rest: 'PUT /drafts/current',
      summary: 'Keeps the question half written, in place of the last one kept.',
      allow: [permissions.ask],
      params: QuestionDraft,
      returns: SavedQuestionDraft,
      async handler(ctx) {
        const draft = { ...ctx.params, text: checkedText(ctx.params.text, 'draft', limits.draft, true) };
        const now = ctx.now().getTime();
        await ensureAsker(ctx.db, ctx.caller.id);
        await saveDraft(ctx.db, ctx.caller.id, draft, now);
        return { ...draft, savedAt: toIso(now) };
      },
    }),

    discard: qaAction({
      rest: 'DELETE /drafts/current',
      summary: 'Throws the question half written away.',
      allow: [permissions.ask],
      params: Nothing,
      returns: Done,
      async handler(ctx) {
        await clearDraft(ctx.db, ctx.caller.id);
        return { done: true as const };
      },
    }),
  },
});
