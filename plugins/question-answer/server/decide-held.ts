import type { Work } from '@fudao/plugin-sdk';
import { restoreAnswerDraft, removeAnswerDraft } from './answer-draft.repository.ts';
import { readAnswer, saveReaction, type Answer } from './answer.repository.ts';
import { readHeldId } from './held-id.ts';
import { lockAnswer } from './locked-answer.ts';
import { saveQuestion, type Question } from './question.repository.ts';
import { withAnswers } from './question-states.ts';
import { record, tellModerated } from './tell.ts';
import { tellAnswered, tellFollowedUp, tellReplied } from './tell-answer.ts';
import { tellAsked } from './tell-question.ts';

/** A question that was held, let through: it goes on as if it had been asked at this moment. */
async function letQuestionThrough(work: Work, question: Question, at: number): Promise<void> {
  const free: Question = { ...question, held: null, isHidden: false, moderatedAt: at, askedAt: at };
  await saveQuestion(work.db, free, at);
  record(work, free, 'let-through', {});
  // What its asker has solved or taken back meanwhile is nobody else's affair.
  if (free.state === 'matched' || free.state === 'open') tellAsked(work, free);
}

/** It stays with its asker, to be edited and asked anew. */
async function refuseQuestion(work: Work, question: Question, at: number): Promise<void> {
  await saveQuestion(work.db, { ...question, held: 'refused', moderatedAt: at }, at);
  record(work, question, 'refused', {});
}

export async function decideHeldQuestion(work: Work, question: Question, at: number, isHidden: boolean): Promise<void> {
  if (isHidden) await refuseQuestion(work, question, at);
  else await letQuestionThrough(work, question, at);
  tellModerated(work, question.studentId, question.id);
}

/** When it was given stays what it was: points are for the hour in which a teacher worked. */
async function letAnswerThrough(work: Work, question: Question, answer: Answer, at: number): Promise<void> {
  const shown: Answer = { ...answer, held: null, isHidden: false, moderatedAt: at };
  const counted = withAnswers(question, question.answerCount + 1);
  await saveReaction(work.db, shown);
  // Of one that was refused at first there is a draft.
  await removeAnswerDraft(work.db, question.id, answer.teacherId);
  await saveQuestion(work.db, counted, at);
  record(work, question, 'let-through', { answerId: answer.id });
  tellAnswered(work, counted, shown);
}

/** It is its teacher's draft again. */
async function refuseAnswer(work: Work, question: Question, answer: Answer, at: number): Promise<void> {
  const { id, teacherId, thinking, steps, answer: result, explanation, pictureIds, furtherReading } = answer;
  await saveReaction(work.db, { ...answer, held: 'refused', moderatedAt: at });
  const reading = furtherReading.map(({ bankQuestionId }) => bankQuestionId);
  const content = { thinking, steps: [...steps], answer: result, explanation, pictureIds: [...pictureIds], furtherReading: reading };
  await restoreAnswerDraft(work.db, id, { questionId: question.id, teacherId, content, now: at });
  record(work, question, 'refused', { answerId: id });
}

export async function decideHeldAnswer(work: Work, question: Question, answer: Answer, at: number, isHidden: boolean): Promise<void> {
  if (isHidden) await refuseAnswer(work, question, answer, at);
  else await letAnswerThrough(work, question, answer, at);
  tellModerated(work, answer.teacherId, question.id);
}

/**
 * A follow-up or a reply, if it is still the text that was looked at. One that was let through is not refused by what is
 * said late; one that was refused is let through where an appeal is granted.
 */
export async function decideHeldWords(work: Work, kind: 'follow-up' | 'reply', id: string, isHidden: boolean): Promise<void> {
  const { answerId, at } = readHeldId(id);
  if (!(await readAnswer(work.db, answerId))) return;
  const { question, answer } = await lockAnswer(work.db, answerId);
  const held = isHidden ? 'refused' : null;
  const decided = kind === 'follow-up' ? withFollowUp(answer, at, held) : withReply(answer, at, held);
  if (!decided) return;
  await saveReaction(work.db, decided);
  record(work, question, isHidden ? 'refused' : 'let-through', { answerId, kind });
  if (!isHidden) (kind === 'follow-up' ? tellFollowedUp : tellReplied)(work, question, decided);
  tellModerated(work, kind === 'follow-up' ? question.studentId : answer.teacherId, question.id);
}

const isToDecide = (before: Answer['held'], after: Answer['held']) => before !== null && before !== after;

function withFollowUp(answer: Answer, at: number, held: Answer['held']): Answer | undefined {
  const { followUp } = answer;
  if (followUp?.askedAt !== at || !isToDecide(followUp.held, held)) return undefined;
  return { ...answer, followUp: { ...followUp, held } };
}

function withReply(answer: Answer, at: number, held: Answer['held']): Answer | undefined {
  const { reply } = answer;
  if (reply?.repliedAt !== at || !isToDecide(reply.held, held)) return undefined;
  return { ...answer, reply: { ...reply, held } };
}
