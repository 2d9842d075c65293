import type { ActionContext } from '@fudao/plugin-sdk';
import type { AnswerContent, SavedAnswerDraft, Settings } from '../api.ts';
import { draftOfAnswer } from './answer-content.ts';
import { readAnswerDraft, saveAnswerDraft } from './answer-draft.repository.ts';
import { errors } from './errors.ts';
import { toIso } from './moment.ts';

type DraftContext = ActionContext<AnswerContent & { id: string; revision: number }, Settings>;

/** Saved by whoever has claimed the question once. Two windows of one teacher cannot overwrite each other. */
export async function saveDraftOfAnswer(ctx: DraftContext): Promise<SavedAnswerDraft> {
  const { id: questionId, revision, ...written } = ctx.params;
  const content = draftOfAnswer(written);
  const now = ctx.now().getTime();
  const change = { questionId, teacherId: ctx.caller.id, content, revision, now };
  if (await saveAnswerDraft(ctx.db, change)) return { ...content, revision: revision + 1, savedAt: toIso(now) };
  const kept = await readAnswerDraft(ctx.db, questionId, ctx.caller.id);
  if (!kept) throw errors.NOT_FOUND();
  throw errors.DRAFT_CHANGED({ revision: kept.revision });
}
