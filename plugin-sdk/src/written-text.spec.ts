import fc from 'fast-check';
import { textProblem, tidyText } from './written-text.ts';

describe('text written by people', () => {
  test.each([
    ['nothing', ''],
    ['spaces and line ends', '  \n\t　'],
    ['characters without a shape', '\u200B\uFEFF\u3164'],
  ])('%s is empty', (_, text) => {
    expect(textProblem(tidyText(text), { max: 10 })).toBe('empty');
  });

  test.each([['\u0000'], ['a\u0007b'], ['x\uD800y'], ['\uFFFE'], ['\u007F']])('%j cannot be kept', (text) => {
    expect(textProblem(text, { max: 10 })).toBe('unreadable');
  });

  test.each([['<script>alert(1)</script>'], ['解方程 $x^2=4$\n\t谢谢 🙏'], ['𠮷野家']])('%j is only text', (text) => {
    expect(textProblem(text, { max: 100 })).toBeUndefined();
  });

  test('length is judged first, so that a huge text is refused for its length', () => {
    expect(textProblem('\u0000'.repeat(11), { max: 10 })).toBe('too-long');
  });

  test('tidying twice changes nothing more, and no carriage return stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\r', '\n', '题') }), (text) => {
        const tidy = tidyText(text);
        expect(tidyText(tidy)).toBe(tidy);
        expect(tidy).not.toContain('\r');
      }),
    );
  });
});
