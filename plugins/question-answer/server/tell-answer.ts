import { excerpt, type LocalText, type Work } from '@fudao/plugin-sdk';
import type { AnswerFacts } from '../api.ts';
import type { Answer } from './answer.repository.ts';
import type { Question } from './question.repository.ts';
import { askerOf, deskOf, emit, factsOf, links, push, record } from './tell.ts';

/** Characters of a question that a notification shows. */
const longestShown = 24;

function answerFacts(question: Question, { id: answerId, teacherId }: Answer): AnswerFacts {
  return { ...factsOf(question), answerId, teacherId };
}

function toldOf(answer: Answer): { questionId: string; answerId: string } {
  return { questionId: answer.questionId, answerId: answer.id };
}

export function recordAnswer(work: Work, question: Question, step: 'answered' | 'answer-held', answer: Answer): void {
  const { id: answerId, teacherId, thinking, steps, answer: result, explanation, pictureIds, furtherReading } = answer;
  record(work, question, step, { answerId, teacherId, thinking, steps, answer: result, explanation, pictureIds, furtherReading });
}

export function tellAnswered(work: Work, question: Question, answer: Answer): void {
  const { teacherName } = answer;
  const told = { questionId: question.id, answerCount: question.answerCount };
  emit(work, 'question-answer.answered.v1', answerFacts(question, answer));
  recordAnswer(work, question, 'answered', answer);
  push(work, deskOf(question), 'question-answer.answered', told);
  push(work, askerOf(question), 'question-answer.answered', told);
  work.notify({
    accountId: question.studentId,
    kind: 'question-answer.answered',
    title: { 'zh-CN': `${teacherName}老师解答了你的问题`, en: `${teacherName} answered your question` },
    body: about(question, bodyOf(question.answerCount)),
    link: links.question(question.id),
  });
}

/** A sentence, after the first words of the question that it is about; one of pictures alone has none. */
function about(question: Question, sentence: LocalText): LocalText {
  const words = excerpt(question.excerpt, longestShown).replaceAll(/\$|<\/?(?:u|sub|sup|b|strong|em)>/g, '').trim();
  return words === '' ? sentence : { 'zh-CN': `「${words}」${sentence['zh-CN']}`, en: `“${words}” ${sentence.en}` };
}

/** What to do next: one answer is read, several are compared. */
function bodyOf(answerCount: number): LocalText {
  if (answerCount === 1) return { 'zh-CN': '看懂了就采纳并评价。', en: 'Once you understand it, adopt and rate it.' };
  return {
    'zh-CN': `这是第 ${answerCount} 个解答。比较一下，采纳最好的一个。`,
    en: `This is answer number ${answerCount}. Compare them and adopt the best.`,
  };
}

export function tellFollowedUp(work: Work, question: Question, answer: Answer): void {
  emit(work, 'question-answer.followed-up.v1', answerFacts(question, answer));
  record(work, question, 'followed-up', { answerId: answer.id, text: answer.followUp?.text ?? '' });
  push(work, { accounts: [answer.teacherId] }, 'question-answer.followed-up', toldOf(answer));
  work.notify({
    accountId: answer.teacherId,
    kind: 'question-answer.followed-up',
    title: { 'zh-CN': '学生追问了您的解答', en: 'A student asked a follow-up on your answer' },
    link: links.desk(question.id),
  });
}

export function tellReplied(work: Work, question: Question, answer: Answer): void {
  emit(work, 'question-answer.replied.v1', answerFacts(question, answer));
  record(work, question, 'replied', { answerId: answer.id, text: answer.reply?.text ?? '' });
  push(work, askerOf(question), 'question-answer.replied', toldOf(answer));
  work.notify({
    accountId: question.studentId,
    kind: 'question-answer.replied',
    title: {
      'zh-CN': `${answer.teacherName}老师回复了你的追问`,
      en: `${answer.teacherName} replied to your follow-up`,
    },
    body: about(question, { 'zh-CN': '打开看看还有没有疑问。', en: 'See whether anything is still unclear.' }),
    link: links.question(question.id),
  });
}

export function tellAdopted(work: Work, question: Question, answer: Answer): void {
  const stars = answer.rating?.stars ?? 0;
  emit(work, 'question-answer.adopted.v1', { ...answerFacts(question, answer), stars });
  record(work, question, 'adopted', {
    answerId: answer.id,
    teacherId: answer.teacherId,
    stars,
    words: answer.rating?.words ?? '',
  });
  push(work, { accounts: [answer.teacherId] }, 'question-answer.adopted', toldOf(answer));
  work.notify({
    accountId: answer.teacherId,
    kind: 'question-answer.adopted',
    title: { 'zh-CN': '您的解答被采纳了', en: 'Your answer was adopted' },
    link: links.desk(question.id),
  });
}

export function tellProposed(work: Work, question: Question, answer: Answer): void {
  emit(work, 'question-answer.proposed.v1', answerFacts(question, answer));
  record(work, question, 'proposed', { answerId: answer.id, teacherId: answer.teacherId });
}
