import fc from 'fast-check';
import type { SearchableQuestion } from '../bank-search.ts';

/** A bank question for specs; each says only what it is about. */
export function aQuestion(id: string, text: string, more: Partial<SearchableQuestion> = {}): SearchableQuestion {
  return { id, subject: 'math', text, ...more };
}

const pieces = [
  '已知',
  '三角形',
  '求面积',
  '下列',
  '说法',
  '正确的是',
  '细胞',
  '植物',
  '生长',
  '温度',
  '速度',
  '磁场',
  '小明',
  '苹果',
  '数列',
  '$\\frac{1}{2}$',
  '$x^2+3x=0$',
  'energy',
  'school',
  '12',
  '7',
  '，',
  '。',
  ' ',
  '（ ）',
  'NaOH',
  '∠A',
  '溶液',
  '反应',
  '光合作用',
];

/** Texts that share much with one another, as the questions of one bank do. */
export const aText = (): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 25 }).map((parts) => parts.join(''));

/** A bank of 1..40 questions with different ids. */
export const aBank = (): fc.Arbitrary<SearchableQuestion[]> =>
  fc
    .array(fc.record({ text: aText(), subject: fc.constantFrom('math', 'physics', 'biology') }), {
      minLength: 1,
      maxLength: 40,
    })
    .map((questions) => questions.map((question, index) => ({ id: `q${index}`, ...question })));
