import type { QuestionView } from '../../../api.ts';

/** One thing that happened to a question, as it is kept. */
export interface SupervisedStep {
  readonly what: 'asked' | 'answered' | 'followed-up' | 'replied' | 'rated';
  readonly at: string;
  /** The teacher who did it, or whose answer it was done to. */
  readonly teacherName: string;
}

/** What happened to a question, in the order in which it happened. */
export function stepsOf(question: QuestionView | null): readonly SupervisedStep[] {
  if (!question) return [];
  const ofAnswers = question.answers.flatMap(({ teacherName, publishedAt, followUp, rating }): SupervisedStep[] => [
    { what: 'answered', at: publishedAt, teacherName },
    ...(followUp ? [{ what: 'followed-up', at: followUp.askedAt, teacherName } as const] : []),
    ...(followUp?.reply ? [{ what: 'replied', at: followUp.reply.repliedAt, teacherName } as const] : []),
    ...(rating ? [{ what: 'rated', at: rating.ratedAt, teacherName } as const] : []),
  ]);
  const asked: SupervisedStep = { what: 'asked', at: question.askedAt, teacherName: '' };
  return [asked, ...ofAnswers].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
