import fc from 'fast-check';
import { excerpt } from './excerpt.ts';

describe('an excerpt', () => {
  test('is one line, no longer than asked, and cuts between pieces, never inside a formula or a marked word', () => {
    const pieces = fc.constantFrom('已知', '$x^2+1=0$', '\n', ' ', '$$\\frac{1}{2}$$', '<u>辛勤</u>', '求', '😀');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.integer({ min: 20, max: 80 }), (parts, length) => {
        const line = excerpt(`问${parts.join('')}`, length);
        expect(line.length).toBeLessThanOrEqual(length + 1);
        expect(line).not.toContain('\n');
        expect(line.replaceAll(/\$\$[^$]*\$\$|\$[^$]*\$/g, '')).not.toContain('$');
        expect(line.replaceAll('<u>辛勤</u>', '')).not.toMatch(/[<>]/);
        expect(line.replaceAll('😀', '')).not.toMatch(/[\uD800-\uDFFF]/);
      }),
    );
  });

  test('a short text stays whole', () => {
    expect(excerpt(' 求  $x$ \n的值 ')).toBe('求 $x$ 的值');
  });

  test('a text made of beginnings of pictures alone takes no longer than another', () => {
    // Looking from each beginning to the end of the text would take hours.
    expect(excerpt('!['.repeat(500_000))).toMatch(/^(!\[)+…$/);
    expect(excerpt('![]('.repeat(500_000))).toHaveLength(121);
  });

  test('names pictures instead of showing their address', () => {
    expect(excerpt('看图 ![](file:0193-ab) 求面积')).toBe('看图 [图] 求面积');
  });
});
