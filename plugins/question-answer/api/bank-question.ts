import { Type, type Static } from '@fudao/plugin-sdk';
import { BankQuestionId, closed, Id } from './schema-words.ts';

/** A bank question with its solution, for teachers. */
export const SolvedBankQuestion = Type.Object(
  {
    bankQuestionId: BankQuestionId,
    subject: Id,
    type: Type.String(),
    stem: Type.String(),
    options: Type.Array(Type.String()),
    answer: Type.Array(Type.String()),
    thinking: Type.String(),
    steps: Type.Array(Type.String()),
    explanation: Type.String(),
    knowledgePoints: Type.Array(Type.String()),
  },
  closed,
);
export type SolvedBankQuestion = Static<typeof SolvedBankQuestion>;
