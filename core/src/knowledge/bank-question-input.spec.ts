import fc from 'fast-check';
import { readQuestion } from './bank-question-input.ts';
import { KnowledgePointIndex } from './knowledge-point-index.ts';
import { aLine, aQuestion } from './some-questions.ts';

const points = [
  { id: 'math-number', subject: 'math', grade: 7, name: '有理数', parentId: null, summary: '' },
  { id: 'physics-force', subject: 'physics', grade: 8, name: '力', parentId: null, summary: '' },
];
const rules = {
  subjects: { isInBank: (id: string) => ['math', 'physics', 'it'].includes(id) },
  knowledgePoints: new KnowledgePointIndex(points),
};
const read = (line: unknown) => readQuestion(line, 'import', rules);

describe('reading a bank question', () => {
  test('a whole line, its own collection named or not', () => {
    expect(read(aLine({ grade: 7 }))).toEqual({ question: aQuestion() });
    expect(read(aLine({ source: undefined }))).toMatchObject({ question: { source: 'import', grade: null } });
  });

  test('fields that are not ours are left out', () => {
    const reading = read(aLine({ sourceType: '单选题', removed: true }));
    expect('question' in reading && Object.keys(reading.question).sort()).toEqual(Object.keys(aQuestion()).sort());
  });

  test('knowledge points: ours by name or id within the subject, others by their name, paths taken apart', () => {
    const line = aLine({ knowledgePoints: ['数与代数', '有理数', 'math-number', '力', 'a->b-> c '] });
    expect(read(line)).toMatchObject({
      question: { knowledgePointIds: ['math-number'], knowledgePoints: ['数与代数', '有理数', '力', 'a', 'b', 'c'] },
    });
  });

  test('a literal newline in the explanation becomes a line break', () => {
    expect(read(aLine({ explanation: String.raw`先\n后` }))).toMatchObject({ question: { explanation: '先\n后' } });
  });

  test('what cannot be used as it is, is marked', () => {
    expect(read(aLine({ options: [] }))).toMatchObject({ question: { incomplete: true } });
  });

  test('what is wrong is named', () => {
    expect(read(aLine({ stem: ' \n ' }))).toMatchObject({ fault: 'EMPTY_STEM', id: 'own-1' });
    expect(read(aLine({ subject: 'alchemy' }))).toMatchObject({ fault: 'UNKNOWN_SUBJECT', subject: 'alchemy' });
    expect(read(aLine({ difficulty: 9 }))).toMatchObject({ fault: 'INVALID', field: 'difficulty' });
    expect(read(aLine({ id: 'with space' }))).toMatchObject({ fault: 'INVALID', field: 'id' });
    expect(read(aLine({ answer: undefined }))).toMatchObject({ fault: 'INVALID', field: 'answer' });
    expect(read(aLine({ stem: 'x'.repeat(100_001) }))).toMatchObject({ fault: 'INVALID', field: 'stem' });
    expect(read([])).toMatchObject({ fault: 'INVALID' });
  });

  test('whatever JSON comes, it is a question or a fault, and never half a character', () => {
    const line = fc.record({
      stem: fc.string({ unit: 'binary' }),
      answer: fc.array(fc.string()),
      more: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), line.map(aLine)), (value) => {
        const reading = read(value);
        expect('question' in reading || 'fault' in reading).toBe(true);
      }),
    );
    expect(read(aLine({ stem: 'a\ud800b' }))).toMatchObject({ question: { stem: 'a\ufffdb' } });
  });
});
