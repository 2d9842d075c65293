import { type ActionContext, excerpt } from '@fudao/plugin-sdk';
import type { Settings, ShownAnswerDraft } from '../api.ts';
import { readAnswerDraft } from './answer-draft.repository.ts';
import { readBankQuestions } from './knowledge.ts';
import { linkUsablePictures } from './pictures.ts';
import { draftView } from './question-view.ts';

/** The caller's own draft of an answer, with what its pictures and further reading show. */
export async function readShownDraft(
  ctx: ActionContext<unknown, Settings>,
  questionId: string,
): Promise<ShownAnswerDraft | null> {
  const draft = draftView(await readAnswerDraft(ctx.db, questionId, ctx.caller.id));
  if (!draft) return null;
  const pictures = await linkUsablePictures(ctx, draft.pictureIds);
  const questions = await readBankQuestions(ctx, draft.furtherReading);
  const reading = questions.map(({ id, stem }) => ({ bankQuestionId: id, excerpt: excerpt(stem) }));
  return { ...draft, pictures: [...pictures.values()], reading };
}
