import type { ActionContext, PluginContext } from '@fudao/plugin-sdk';
import type { QuestionView, Settings } from '../api.ts';
import { readAnswers, type Answer } from './answer.repository.ts';
import { errors } from './errors.ts';
import { readOpenedRungs } from './guidance.repository.ts';
import { toIso } from './moment.ts';
import { readPlaceNames } from './place-names.ts';
import { permissions } from './permissions.ts';
import { linkPictures } from './pictures.ts';
import { viewerOf, type Viewer } from './question-access.ts';
import { questionView } from './question-view.ts';
import { readShownDraft } from './shown-draft.ts';
import { readQuestion, type Question } from './question.repository.ts';

/**
 * The hot read: one plain select for a question that has no answers, pictures and matches, and one
 * more for each of these that it has.
 */
export async function readQuestionFor(ctx: ActionContext<{ id: string }, Settings>): Promise<QuestionView> {
  const question = await readQuestion(ctx.db, ctx.params.id);
  if (!question) throw errors.NOT_FOUND();
  const all = question.answerCount > 0 || ctx.caller.id !== question.studentId ? await readAnswers(ctx.db, question.id) : [];
  const viewer = viewerFor(ctx, question, all);
  if (!viewer) throw errors.NOT_FOUND();
  const opening = viewer === 'supervisor' ? await lookAt(ctx, question) : null;
  const answers = all.filter((answer) => isShownTo(viewer, ctx.caller.id, answer));
  const pictureIds = [...question.pictureIds, ...answers.flatMap((answer) => answer.pictureIds)];
  const parts = {
    viewer,
    answers,
    guidance: viewer === 'asker' && canBeGuided(question, answers) ? await readOpenedRungs(ctx.db, question.id) : [],
    draft: viewer === 'teacher' ? await readShownDraft(ctx, question.id) : null,
    pictures: await linkPictures(ctx, pictureIds, opening ? Date.parse(opening.endsAt) : undefined),
  };
  const reader = { id: ctx.caller.id, now: ctx.now().getTime(), leaseMinutes: ctx.settings.leaseMinutes };
  const view = questionView(question, parts, reader);
  const isRefused = viewer === 'teacher' && all.some((answer) => isOwnRefused(ctx.caller.id, answer));
  if (isRefused) return { ...view, answerRefused: true };
  return opening ? { ...view, opening, place: await placeOf(ctx, question) } : view;
}

const isOwnRefused = (readerId: string, { teacherId, held }: Answer) => teacherId === readerId && held === 'refused';

function isShownTo(viewer: Viewer, readerId: string, answer: Answer): boolean {
  if (viewer === 'teacher') return answer.teacherId === readerId && answer.held !== 'refused';
  return viewer === 'supervisor' || !answer.isHidden;
}

/** Whoever answered keeps seeing the question, also after teaching something else. */
export function viewerFor(ctx: PluginContext<Settings>, question: Question, answers: readonly Answer[]): Viewer | null {
  if (question.studentId === ctx.caller.id) return 'asker';
  const rights = { mayAnswer: ctx.may(permissions.answer), maySupervise: ctx.may(permissions.supervise) };
  const hasAnswered = answers.some(({ teacherId }) => teacherId === ctx.caller.id);
  return viewerOf(question, ctx.caller, rights) ?? (rights.mayAnswer && hasAnswered && !question.isHidden ? 'teacher' : null);
}

function canBeGuided(question: Question, answers: readonly Answer[]): boolean {
  return question.matches.length > 0 || answers.some(({ furtherReading }) => furtherReading.length > 0);
}

type Opening = NonNullable<QuestionView['opening']>;
interface Grant {
  readonly opening: { readonly expiresAt: number; readonly watermark: Opening['watermark'] } | null;
}

/**
 * Looking at a child's words without being part of the tutoring takes an opening, with a reason, and is itself on the
 * record, under the child's key.
 * @throws OPENING_NEEDED where the caller has none that reaches this question now
 */
async function lookAt(ctx: PluginContext<Settings>, { id: subjectId, studentId: personId, askedAt: at }: Question): Promise<Opening> {
  const { opening } = await ctx.call<Grant>('records.grants', { personId, subjectId, at });
  if (!opening) throw errors.OPENING_NEEDED({ questionId: subjectId });
  await ctx.transaction(async (work) => {
    work.record({ kind: 'question-answer.viewed', subjectId, personId, payload: {} });
  });
  return { endsAt: toIso(opening.expiresAt), watermark: opening.watermark };
}

async function placeOf(ctx: PluginContext<Settings>, question: Question): Promise<NonNullable<QuestionView['place']>> {
  const { districts, schools } = await readPlaceNames(ctx, [question]);
  const { districtId, schoolId } = question;
  return { districtName: districts.get(districtId) ?? '', schoolName: schools.get(schoolId ?? '') ?? '' };
}
