import { type ActionContext, type Caller, excerpt, type Work } from '@fudao/plugin-sdk';
import { limits, type Match, type QuestionDraft, type QuestionView, type Settings } from '../api.ts';
import { clearDraft, ensureAsker, lockAsker } from './asker.repository.ts';
import { checkedText } from './checked-text.ts';
import { errors } from './errors.ts';
import { requireSubject } from './knowledge.ts';
import { attachPictures, checkPictures, linkPictures } from './pictures.ts';
import { questionView } from './question-view.ts';
import { countOpen, findUnrated, insertQuestion, type Question } from './question.repository.ts';
import { findGoodMatches } from './similar-questions.ts';
import { demandClean, flag, heldFor } from './screening.ts';
import { recordAsked, tellAsked } from './tell-question.ts';

type AskContext = ActionContext<QuestionDraft & { subject: string }, Settings>;

export async function askQuestion(ctx: AskContext): Promise<QuestionView> {
  const text = checkedText(ctx.params.text, 'question', limits.question);
  await requireSubject(ctx, ctx.params.subject);
  await checkPictures(ctx, ctx.params.pictureIds);
  const doubt = await demandClean(ctx, 'question', { question: text });
  const matches = await findGoodMatches(ctx, text, ctx.params.subject);
  const pictures = await linkPictures(ctx, ctx.params.pictureIds);
  const held = heldFor(doubt);
  const question: Question = { ...newQuestion(ctx, text, matches), held, isHidden: held !== null };
  await ensureAsker(ctx.db, question.studentId);
  const reader = { id: ctx.caller.id, now: question.askedAt, leaseMinutes: ctx.settings.leaseMinutes };
  return ctx.transaction(async (work) => {
    await requireRoom(work, question.studentId, ctx.settings);
    await insertQuestion(work.db, question);
    await clearDraft(work.db, question.studentId);
    attachPictures(work, question.pictureIds, question.studentId);
    recordAsked(work, question);
    if (held === null) tellAsked(work, question);
    flag(work, doubt, { kind: 'question', id: question.id, authorId: question.studentId, text });
    return questionView(question, { viewer: 'asker', answers: [], guidance: [], draft: null, pictures }, reader);
  });
}

/** The asker's row is held first, so that two questions sent at once are counted one after the other. */
async function requireRoom(work: Work, studentId: string, settings: Settings): Promise<void> {
  await lockAsker(work.db, studentId);
  const unrated = await findUnrated(work.db, studentId);
  if (unrated) throw errors.RATE_FIRST({ questionId: unrated });
  const max = settings.maxOpenQuestionsPerStudent;
  if ((await countOpen(work.db, studentId)) >= max) throw errors.TOO_MANY_OPEN({ max });
}

function newQuestion(ctx: AskContext, text: string, matches: readonly Match[]): Question {
  const { params, settings } = ctx;
  return {
    ...askerFacts(ctx.caller),
    id: ctx.newId(),
    subject: params.subject,
    text,
    excerpt: excerpt(text),
    pictureIds: params.pictureIds,
    matches,
    state: matches.length > 0 ? 'matched' : 'open',
    reach: settings.reach,
    answersWanted: settings.answersPerQuestion,
    answerCount: 0,
    isHidden: false,
    held: null,
    moderatedAt: null,
    lease: null,
    askedAt: ctx.now().getTime(),
  };
}

function askerFacts({ id: studentId, districtId, schoolId, grade }: Caller) {
  if (grade === null || districtId === null) throw errors.NO_GRADE();
  return { studentId, districtId, schoolId, grade };
}
