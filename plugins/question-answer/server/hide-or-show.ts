import type { Work } from '@fudao/plugin-sdk';
import { readAnswer, saveReaction, type Answer } from './answer.repository.ts';
import { lockAnswer } from './locked-answer.ts';
import { lockQuestion, saveQuestion, type Question } from './question.repository.ts';
import { decideHeldAnswer, decideHeldQuestion, decideHeldWords } from './decide-held.ts';
import { wantsAnswers, withAnswers } from './question-states.ts';
import { askerOf, deskOf, push, record } from './tell.ts';

/** As `safety.content-hidden.v1` tells it; times in milliseconds since 1970. */
export interface Moderated {
  readonly pluginId: string;
  readonly kind: string;
  readonly id: string;
  readonly at: number;
}

/** What was said of it later counts, in whatever order it is heard. */
const isNews = ({ moderatedAt }: { readonly moderatedAt: number | null }, at: number) => moderatedAt === null || at > moderatedAt;

function tell(work: Work, before: Question, after: Question): void {
  const [questionId, wants] = [after.id, wantsAnswers(after)];
  push(work, askerOf(after), 'question-answer.answered', { questionId, answerCount: after.answerCount });
  if (wants && !wantsAnswers(before)) push(work, deskOf(after), 'question-answer.opened', { questionId, subject: after.subject, grade: after.grade });
  if (!wants && wantsAnswers(before)) push(work, deskOf(after), 'question-answer.closed', { questionId });
}

async function moderateQuestion(work: Work, { id, at }: Moderated, isHidden: boolean): Promise<void> {
  const question = await lockQuestion(work.db, id);
  if (!question || !isNews(question, at)) return;
  if (question.held !== null) return decideHeldQuestion(work, question, at, isHidden);
  const moderated: Question = { ...question, isHidden, moderatedAt: at, lease: isHidden ? null : question.lease };
  await saveQuestion(work.db, moderated, at);
  record(work, question, isHidden ? 'hidden' : 'shown', {});
  tell(work, question, moderated);
}

async function moderateAnswer(work: Work, { id, at }: Moderated, isHidden: boolean): Promise<void> {
  if (!(await readAnswer(work.db, id))) return;
  const { question, answer } = await lockAnswer(work.db, id);
  if (!isNews(answer, at)) return;
  if (answer.held !== null) return decideHeldAnswer(work, question, answer, at, isHidden);
  const moderated: Answer = { ...answer, isHidden, moderatedAt: at };
  await saveReaction(work.db, moderated);
  if (answer.isHidden === isHidden) return;
  const counted = withAnswers(question, question.answerCount + (isHidden ? -1 : 1));
  await saveQuestion(work.db, counted, at);
  record(work, question, isHidden ? 'hidden' : 'shown', { answerId: id });
  tell(work, question, counted);
}

/** Takes a question or an answer out of sight, or lets it be seen again. What is gone meanwhile stays gone. */
export function hideOrShow(work: Work, moderated: Moderated, isHidden: boolean): Promise<void> {
  const { kind, id } = moderated;
  if (kind === 'follow-up' || kind === 'reply') return decideHeldWords(work, kind, id, isHidden);
  return kind === 'question' ? moderateQuestion(work, moderated, isHidden) : moderateAnswer(work, moderated, isHidden);
}
