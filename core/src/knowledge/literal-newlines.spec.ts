import fc from 'fast-check';
import { breakLiteralNewlines } from './literal-newlines.ts';

describe('literal newlines', () => {
  test('become line breaks', () => {
    expect(breakLiteralNewlines(String.raw`思路：\n1. 先通分；\nx 为整数`)).toBe('思路：\n1. 先通分；\nx 为整数');
  });

  test('LaTeX commands that begin alike stay', () => {
    for (const text of [
      String.raw`$a \ne b$`,
      String.raw`$\neq$`,
      String.raw`$\nabla f$`,
      String.raw`$1 \notin A$`,
      String.raw`$\nu$`,
    ]) {
      expect(breakLiteralNewlines(text)).toBe(text);
    }
  });

  test("a row's end before an n stays", () => {
    expect(breakLiteralNewlines(String.raw`a \\n b`)).toBe(String.raw`a \\n b`);
  });

  test('a text without them stays as it is, and twice is the same as once', () => {
    const text = fc.array(fc.constantFrom('\\', 'n', 'e', 'x', '\n', '中', '$')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (some) => {
        const once = breakLiteralNewlines(some);
        if (!some.includes('\\n')) expect(once).toBe(some);
        expect(breakLiteralNewlines(once)).toBe(once);
      }),
    );
  });
});
