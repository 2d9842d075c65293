import { type ActionContext, excerpt, type Work } from '@fudao/plugin-sdk';
import type { AnswerContent, Settings } from '../api.ts';
import { completeAnswer, contentText, textsOf } from './answer-content.ts';
import { removeAnswerDraft } from './answer-draft.repository.ts';
import { insertAnswer, type Answer, type FurtherReading } from './answer.repository.ts';
import { holdsLease, lockDeskQuestion, refuseSecondAnswer } from './desk-question.ts';
import { errors } from './errors.ts';
import { readBankQuestions } from './knowledge.ts';
import { afterStep } from './own-question.ts';
import { attachPictures, checkPictures } from './pictures.ts';
import { saveQuestion, type Question } from './question.repository.ts';
import { demandClean, flag, heldFor } from './screening.ts';
import { recordAnswer, tellAnswered } from './tell-answer.ts';
import { tellReleased } from './tell-question.ts';

type PublishContext = ActionContext<AnswerContent & { id: string }, Settings>;

export async function publishAnswer(ctx: PublishContext): Promise<{ answerId: string }> {
  const { id: questionId, ...written } = ctx.params;
  const content = completeAnswer(written);
  const doubt = await demandClean(ctx, 'answer', textsOf(content));
  await checkPictures(ctx, content.pictureIds);
  const held = heldFor(doubt);
  const reading = await furtherReadingOf(ctx, content.furtherReading);
  const answer: Answer = { ...newAnswer(ctx, questionId, content, reading), held, isHidden: held !== null };
  return ctx.transaction(async (work) => {
    const question = await lockForAnswer(ctx, work);
    await insertAnswer(work.db, answer);
    await removeAnswerDraft(work.db, questionId, answer.teacherId);
    attachPictures(work, answer.pictureIds, answer.teacherId);
    if (held === null) await show(work, question, answer);
    else await hold(work, question, answer);
    flag(work, doubt, { kind: 'answer', id: answer.id, authorId: answer.teacherId, text: contentText(answer) });
    return { answerId: answer.id };
  });
}

async function show(work: Work, question: Question, answer: Answer): Promise<void> {
  const answered: Question = { ...afterStep(question, 'answer'), answerCount: question.answerCount + 1, lease: null };
  await saveQuestion(work.db, answered, answer.publishedAt);
  tellAnswered(work, answered, answer);
}

/** The claim has ended, and others may answer meanwhile; the student hears of the answer once it is let through. */
async function hold(work: Work, question: Question, answer: Answer): Promise<void> {
  const free: Question = { ...question, lease: null };
  await saveQuestion(work.db, free, answer.publishedAt);
  recordAnswer(work, free, 'answer-held', answer);
  tellReleased(work, free, answer.teacherId, 'given-back');
}

/** The question, held, if this teacher may publish now. */
async function lockForAnswer(ctx: PublishContext, work: Work): Promise<Question> {
  const question = await lockDeskQuestion(work.db, ctx.params.id, ctx.caller);
  await refuseSecondAnswer(work.db, question, ctx.caller.id);
  if (question.state === 'adopted') throw errors.NOT_OPEN();
  if (!holdsLease(question, ctx.caller.id, ctx.now().getTime())) throw errors.LEASE_ENDED();
  return question;
}

async function furtherReadingOf(ctx: PublishContext, ids: readonly string[]): Promise<FurtherReading[]> {
  const wanted = [...new Set(ids)];
  const questions = await readBankQuestions(ctx, wanted);
  if (questions.length < wanted.length) throw errors.UNKNOWN_BANK_QUESTION();
  return questions.map(({ id, stem }) => ({ bankQuestionId: id, excerpt: excerpt(stem) }));
}

function newAnswer(
  ctx: PublishContext,
  questionId: string,
  content: AnswerContent,
  furtherReading: readonly FurtherReading[],
): Answer {
  return {
    ...content,
    furtherReading,
    id: ctx.newId(),
    questionId,
    teacherId: ctx.caller.id,
    teacherName: ctx.caller.name,
    publishedAt: ctx.now().getTime(),
    isAdopted: false,
    rating: null,
    followUp: null,
    reply: null,
    proposedAt: null,
    isHidden: false,
    held: null,
    moderatedAt: null,
  };
}
