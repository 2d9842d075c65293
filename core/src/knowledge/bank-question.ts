import { createHash } from 'node:crypto';

export const questionTypes = [
  'single-choice',
  'multiple-choice',
  'true-false',
  'fill-blank',
  'open',
  'composite',
] as const;
export type QuestionType = (typeof questionTypes)[number];

/** A solved question as the bank keeps it. Texts are rich text (Markdown subset, LaTeX between `$`, `__` for a blank). */
export interface BankQuestion {
  readonly id: string;
  /** Collection it came from; a collection changes its own questions only. */
  readonly source: string;
  readonly subject: string;
  readonly grade: number | null;
  readonly type: QuestionType;
  /** 1 easiest to 5 hardest. */
  readonly difficulty: number;
  readonly stem: string;
  /** In the order A, B, C …; none unless it is a choice question. */
  readonly options: readonly string[];
  /** Letters for choice, `T` or `F` a statement, one text a blank or part. */
  readonly answer: readonly string[];
  readonly thinking: string;
  readonly steps: readonly string[];
  readonly explanation: string;
  /** Ids of our knowledge points. */
  readonly knowledgePointIds: readonly string[];
  /** Names to show, also of knowledge points that are not ours. */
  readonly knowledgePoints: readonly string[];
  /** Options or answer cannot be used as they are. */
  readonly incomplete: boolean;
}

/** What a search engine indexes. */
export function searchText({ stem, options }: Pick<BankQuestion, 'stem' | 'options'>): string {
  return [stem, ...options].join('\n');
}

/** The same for the same content, whatever the order in which its fields were read. */
export function contentHash(question: BankQuestion): string {
  const fields = Object.entries(question).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

const letterOf = (index: number) => String.fromCharCode(65 + index);

function areLetters(answer: readonly string[], optionCount: number): boolean {
  return answer.every((letter) => letter.length === 1 && letter >= 'A' && letter <= letterOf(optionCount - 1));
}

type Answerable = Pick<BankQuestion, 'type' | 'options' | 'answer'>;

/** Whether options and answer fit the type, so that a student's try can be compared with them. */
export function isComplete({ type, options, answer }: Answerable): boolean {
  if (answer.length === 0 || answer.some((part) => part.trim() === '')) return false;
  if (type === 'single-choice') return options.length >= 2 && answer.length === 1 && areLetters(answer, options.length);
  if (type === 'multiple-choice') return options.length >= 2 && areLetters(answer, options.length);
  if (type === 'true-false') return answer.every((part) => part === 'T' || part === 'F');
  return true;
}
