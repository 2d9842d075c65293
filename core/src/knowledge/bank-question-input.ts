import { Type, type Static } from '@fudao/plugin-sdk';
import { compileSchema } from '../runtime/validation.ts';
import { isComplete, questionTypes, type BankQuestion } from './bank-question.ts';
import type { KnowledgePointIndex } from './knowledge-point-index.ts';
import { breakLiteralNewlines } from './literal-newlines.ts';
import type { Subjects } from './subjects.ts';

const text = (maxLength: number) => Type.String({ maxLength });
const texts = (maxItems: number, maxLength: number) => Type.Array(text(maxLength), { maxItems });

const content = {
  grade: Type.Optional(Type.Union([Type.Null(), Type.Integer({ minimum: 1, maximum: 12 })])),
  type: Type.Union(questionTypes.map((type) => Type.Literal(type))),
  difficulty: Type.Integer({ minimum: 1, maximum: 5 }),
  stem: text(100_000),
  options: Type.Optional(Type.Union([Type.Null(), texts(26, 10_000)])),
  answer: texts(100, 20_000),
  thinking: Type.Optional(Type.Union([Type.Null(), text(50_000)])),
  steps: Type.Optional(Type.Union([Type.Null(), texts(50, 20_000)])),
};
const explanation = text(100_000);
/** Names or ids of knowledge points, coarse to fine; a path `a->b->c` is taken apart. */
const knowledgePoints = texts(50, 300);

const wholeContent = {
  subject: Type.String({ minLength: 1, maxLength: 40 }),
  ...content,
  explanation: { ...explanation, default: '' },
  knowledgePoints: { ...knowledgePoints, default: [] },
};

/** A question as people write it, without an id: what a proposal holds. */
export const QuestionContent = Type.Object(wholeContent, { additionalProperties: false });

/** Some of its fields, for a correction. No defaults here: what is not named stays as it was. */
export const QuestionEdits = Type.Partial(
  Type.Object({ ...content, explanation, knowledgePoints }, { additionalProperties: false }),
);

/** A line of an import file, or an entry of the seed. What it holds beside these fields is left out. */
const QuestionInput = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64, pattern: '^[^\\s\\u0000-\\u001f]+$' }),
  source: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', maxLength: 40 })),
  ...wholeContent,
});

type Content = Static<typeof QuestionContent>;
type Input = Static<typeof QuestionInput>;

export type Reading =
  | { readonly question: BankQuestion }
  | { readonly fault: 'INVALID'; readonly field: string; readonly reason: string }
  | { readonly fault: 'EMPTY_STEM' | 'UNKNOWN_SUBJECT'; readonly id: string; readonly subject: string };

export interface ReadingRules {
  readonly subjects: Pick<Subjects, 'isInBank'>;
  readonly knowledgePoints: Pick<KnowledgePointIndex, 'resolve'>;
}

/** Half of a surrogate pair cannot be stored; white space around a text says nothing. */
const clean = (value: string) => value.replaceAll(/\p{Surrogate}/gu, '\ufffd').trim();
const cleanAll = (values: readonly string[] | null | undefined) => (values ?? []).map(clean);

/** The question a content stands for, under an id and a source. */
export function toBankQuestion(content: Content, id: string, source: string, rules: ReadingRules): BankQuestion {
  const { subject, type, difficulty } = content;
  const options = cleanAll(content.options);
  const answer = cleanAll(content.answer);
  const names = content.knowledgePoints.flatMap((name) => cleanAll(name.split('->'))).filter((name) => name !== '');
  return {
    id,
    source,
    subject,
    grade: content.grade ?? null,
    type,
    difficulty,
    stem: clean(content.stem),
    options,
    answer,
    thinking: clean(content.thinking ?? ''),
    steps: cleanAll(content.steps),
    explanation: clean(breakLiteralNewlines(content.explanation)),
    ...rules.knowledgePoints.resolve(subject, names),
    incomplete: !isComplete({ type, options, answer }),
  };
}

/** Checks what was read and brings it into the form of the bank, or says what is wrong with it. */
export function readQuestion(value: unknown, defaultSource: string, rules: ReadingRules): Reading {
  const [problem] = compileSchema(QuestionInput)(value) ?? [];
  if (problem) return { fault: 'INVALID', field: problem.field || '/', reason: problem.message };
  const input = value as Input;
  const { id, subject } = input;
  if (!rules.subjects.isInBank(subject)) return { fault: 'UNKNOWN_SUBJECT', id, subject };
  const question = toBankQuestion(input, id, input.source ?? defaultSource, rules);
  return question.stem === '' ? { fault: 'EMPTY_STEM', id, subject } : { question };
}
