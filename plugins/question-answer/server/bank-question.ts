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
}
