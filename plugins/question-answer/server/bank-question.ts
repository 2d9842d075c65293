import type { SolvedBankQuestion } from '../api.ts';

export type BankQuestionType = 'single-choice' | 'multiple-choice' | 'true-false' | 'fill-blank' | 'open' | 'composite';

/** A solved question of the bank, as `knowledge.bankQuestions` gives it. */
export interface BankQuestion {
  readonly id: string;
  readonly subject: string;
  readonly grade: number | null;
  readonly type: BankQuestionType;
  readonly stem: string;
  readonly options?: readonly string[] | null;
  readonly answer: readonly string[];
  readonly thinking?: string | null;
  readonly steps?: readonly string[] | null;
  readonly explanation: string;
  readonly knowledgePoints: readonly string[];
  readonly knowledgePointIds?: readonly string[];
}

/** With its solution: for teachers, never for who asks. */
export function solvedView(question: BankQuestion): SolvedBankQuestion {
  const { id: bankQuestionId, subject, type, stem, explanation } = question;
  return {
    bankQuestionId,
    subject,
    type,
    stem,
    explanation,
    options: [...(question.options ?? [])],
    answer: [...question.answer],
    thinking: question.thinking ?? '',
    steps: [...(question.steps ?? [])],
    knowledgePoints: [...question.knowledgePoints],
  };
}
