import fc from 'fast-check';
import { normaliseEducationId } from './education-id.ts';

const plainId = fc.stringMatching(/^[A-Z0-9]{4,32}$/);
const fullWidth = (text: string) =>
  [...text].map((letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0)).join('');

describe('an education ID', () => {
  test('keeps its form however often it is normalised', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const once = normaliseEducationId(text);
        expect(once === null || normaliseEducationId(once) === once).toBe(true);
      }),
    );
  });

  test('is the same in lower case, with blanks around it and in full width', () => {
    fc.assert(
      fc.property(plainId, (id) => {
        for (const variant of [id.toLowerCase(), `  ${id}\t`, fullWidth(id)]) {
          expect(normaliseEducationId(variant)).toBe(id);
        }
      }),
    );
  });

  test.each([
    ['Arabic-Indic digits', '٢٠٢٦٠٠٠١'],
    ['Devanagari digits', '२०२६०००१'],
    ['a Cyrillic letter that looks Latin', 'Т0001'],
    ['a zero-width space inside', '2026\u200b0001'],
    ['a NUL', '2026\u00000001'],
    ['nothing', ''],
    ['10,000 characters', '2'.repeat(10_000)],
    ['a ligature that unfolds past the limit', '\ufdfa'.repeat(60)],
    ['SQL', "2026' OR '1'='1"],
  ])('is not %s', (_what, text) => {
    expect(normaliseEducationId(text)).toBeNull();
  });
});
