import type { BankQuestion } from './bank-question.ts';

/** A line of an import file, as an object, for specs. */
export function aLine(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'own-1',
    source: 'own',
    subject: 'math',
    type: 'single-choice',
    difficulty: 2,
    stem: '比 $-2$ 大的数是（　　）',
    options: ['$-3$', '$-2$', '$0$'],
    answer: ['C'],
    explanation: '在数轴上越靠右越大。',
    knowledgePoints: ['有理数的比较'],
    ...changes,
  };
}

export function aQuestion(changes: Partial<BankQuestion> = {}): BankQuestion {
  return {
    id: 'own-1',
    source: 'own',
    subject: 'math',
    grade: 7,
    type: 'single-choice',
    difficulty: 2,
    stem: '比 $-2$ 大的数是（　　）',
    options: ['$-3$', '$-2$', '$0$'],
    answer: ['C'],
    thinking: '',
    steps: [],
    explanation: '在数轴上越靠右越大。',
    knowledgePointIds: [],
    knowledgePoints: ['有理数的比较'],
    incomplete: false,
    ...changes,
  };
}
