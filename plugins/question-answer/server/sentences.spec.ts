import fc from 'fast-check';
import { splitSentences } from './sentences.ts';

describe('sentences', () => {
  test('joined again they are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('题', '。', '；', ' ', '\n', '$', '.', 'a', '3') }), (text) => {
        expect(splitSentences(text).join('').trim()).toBe(text.trim());
      }),
    );
  });

  test('a formula or a number is not cut', () => {
    expect(splitSentences('设 $f(x)=0.5; x>1$。则 3.14 大。')).toEqual(['设 $f(x)=0.5; x>1$。', '则 3.14 大。']);
  });

  test('English sentences end at a full stop and a space', () => {
    expect(splitSentences('He went home. Then he slept.')).toEqual(['He went home.', ' Then he slept.']);
  });
});
