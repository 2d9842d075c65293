import type { ProposedQuestion } from './proposal.ts';

/** A proposed question as the reviewer writes it: every field there, lists never empty where one is written into. */
export interface Correction {
  readonly type: string;
  readonly difficulty: number;
  readonly stem: string;
  readonly options: readonly string[];
  readonly answer: readonly string[];
  readonly thinking: string;
  readonly steps: readonly string[];
  readonly explanation: string;
  readonly knowledgePoints: readonly string[];
}

export type Edits = { readonly [Field in keyof Correction]?: Correction[Field] };

const choiceTypes = ['single-choice', 'multiple-choice'];

export function hasOptions(type: string): boolean {
  return choiceTypes.includes(type);
}

export function correctionOf(question: ProposedQuestion): Correction {
  const { type, difficulty, stem, options, answer, thinking, steps, explanation, knowledgePoints } = question;
  return {
    type,
    difficulty,
    stem,
    options: options ?? [],
    answer: answer.length > 0 ? answer : [''],
    thinking: thinking ?? '',
    steps: steps?.length ? steps : [''],
    explanation,
    knowledgePoints,
  };
}

const written = (texts: readonly string[]) => texts.map((text) => text.trim()).filter((text) => text !== '');

/** As it goes into the bank: what says nothing falls away. */
function tidied(correction: Correction): Correction {
  return {
    ...correction,
    options: hasOptions(correction.type) ? written(correction.options) : [],
    answer: written(correction.answer),
    steps: written(correction.steps),
    knowledgePoints: written(correction.knowledgePoints),
  };
}

/** What the reviewer changed; the rest stays as it was proposed. */
export function editsOf(question: ProposedQuestion, correction: Correction): Edits {
  const before = tidied(correctionOf(question));
  const after = tidied(correction);
  const fields = Object.keys(after) as (keyof Correction)[];
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return Object.fromEntries(changed.map((field) => [field, after[field]]));
}

export type Complaint = 'stem' | 'answer' | 'options';

/** What keeps a correction out of the bank, as the server would say it. */
export function complaintAbout(correction: Correction): Complaint | null {
  const { stem, answer, options, type } = tidied(correction);
  if (stem.trim() === '') return 'stem';
  if (hasOptions(type) && options.length < 2) return 'options';
  return answer.length === 0 ? 'answer' : null;
}

/** Names as a person writes them in one line. */
export function readNames(line: string): readonly string[] {
  return written(line.split(/[、，,;；\n]/));
}
