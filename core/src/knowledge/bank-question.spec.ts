import fc from 'fast-check';
import { contentHash, isComplete, searchText, type BankQuestion } from './bank-question.ts';
import { aQuestion } from './some-questions.ts';

describe('bank question', () => {
  test.each<[Partial<BankQuestion>, boolean]>([
    [{}, true],
    [{ options: [] }, false],
    [{ options: ['only one'], answer: ['A'] }, false],
    [{ answer: ['D'] }, false],
    [{ answer: ['A', 'B'] }, false],
    [{ answer: ['AB'] }, false],
    [{ answer: [] }, false],
    [{ type: 'multiple-choice', answer: ['A', 'C'] }, true],
    [{ type: 'multiple-choice', answer: ['BDM'] }, false],
    [{ type: 'true-false', options: [], answer: ['T', 'F'] }, true],
    [{ type: 'true-false', options: [], answer: ['对'] }, false],
    [{ type: 'fill-blank', options: [], answer: ['3', ' '] }, false],
    [{ type: 'open', options: [], answer: ['略'] }, true],
  ])('options and answer fit the type: %j is %s', (changes, expected) => {
    expect(isComplete(aQuestion(changes))).toBe(expected);
  });

  test('the hash changes with any field, and not with their order', () => {
    const question = aQuestion();
    const reversed = Object.fromEntries(Object.entries(question).reverse()) as unknown as BankQuestion;
    expect(contentHash(reversed)).toBe(contentHash(question));
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(question) as (keyof BankQuestion)[])), (field) => {
        expect(contentHash({ ...question, [field]: 'something else' })).not.toBe(contentHash(question));
      }),
    );
  });

  test('an index gets stem and options, never the answer', () => {
    expect(searchText(aQuestion())).toBe('比 $-2$ 大的数是（　　）\n$-3$\n$-2$\n$0$');
  });
});
