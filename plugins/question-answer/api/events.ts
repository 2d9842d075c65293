import { Type, type Static } from '@fudao/plugin-sdk';
import { Rung } from './guidance.ts';
import { QuestionState } from './question.ts';
import { BankQuestionId, closed, Id, nullable, oneOf } from './schema-words.ts';

/** Why a claim ended before an answer: given back, its time was over, or the question needs no answer any more. */
export const ReleaseCause = oneOf('given-back', 'ended', 'closed');
export type ReleaseCause = Static<typeof ReleaseCause>;

const questionFacts = {
  questionId: Id,
  studentId: Id,
  districtId: Id,
  schoolId: nullable(Id),
  subject: Id,
  grade: Type.Integer(),
};
export const QuestionFacts = Type.Object(questionFacts, closed);
export type QuestionFacts = Static<typeof QuestionFacts>;

const answerFacts = { ...questionFacts, answerId: Id, teacherId: Id };
export const AnswerFacts = Type.Object(answerFacts, closed);
export type AnswerFacts = Static<typeof AnswerFacts>;

/** Domain events (durable) and what they carry. No texts, no names. */
export const questionAnswerEvents = {
  'question-answer.asked.v1': Type.Object(
    {
      ...questionFacts,
      state: QuestionState,
      /** Bank questions that it resembles: by them others know what it is about. Absent in events from before it was told. */
      bankQuestionIds: Type.Optional(Type.Array(BankQuestionId)),
    },
    closed,
  ),
  'question-answer.opened.v1': QuestionFacts,
  'question-answer.solved.v1': QuestionFacts,
  'question-answer.withdrawn.v1': QuestionFacts,
  'question-answer.guided.v1': Type.Object({ ...questionFacts, bankQuestionId: BankQuestionId, rung: Rung }, closed),
  'question-answer.claimed.v1': Type.Object({ ...questionFacts, teacherId: Id }, closed),
  'question-answer.released.v1': Type.Object({ ...questionFacts, teacherId: Id, cause: ReleaseCause }, closed),
  'question-answer.answered.v1': AnswerFacts,
  'question-answer.followed-up.v1': AnswerFacts,
  'question-answer.replied.v1': AnswerFacts,
  'question-answer.adopted.v1': Type.Object(
    { ...answerFacts, stars: Type.Integer({ minimum: 1, maximum: 5 }) },
    closed,
  ),
  'question-answer.proposed.v1': AnswerFacts,
};
export type QuestionAnswerEvents = {
  [E in keyof typeof questionAnswerEvents]: Static<(typeof questionAnswerEvents)[E]>;
};

/**
 * Realtime messages. To the desks of a subject and grade: opened, claimed, released, answered, closed.
 * To the asking student: claimed, released, answered, replied. To an answer's teacher: followed-up, adopted.
 * To the author of something that was held: moderated.
 */
export interface QuestionAnswerPushes {
  'question-answer.opened': { questionId: string; subject: string; grade: number };
  'question-answer.claimed': { questionId: string; endsAt: string };
  'question-answer.released': { questionId: string };
  'question-answer.answered': { questionId: string; answerCount: number };
  'question-answer.closed': { questionId: string };
  'question-answer.followed-up': { questionId: string; answerId: string };
  'question-answer.replied': { questionId: string; answerId: string };
  'question-answer.adopted': { questionId: string; answerId: string };
  'question-answer.moderated': { questionId: string };
}
