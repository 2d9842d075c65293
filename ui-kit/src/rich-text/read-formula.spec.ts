import { readFormula } from './read-formula.ts';

const read = (text: string, at = 0) => {
  const formula = readFormula(text, at);
  return formula && [formula.latex, formula.isBlock, text.slice(formula.end)];
};

describe('readFormula', () => {
  it('reads a formula within a line, and one on its own', () => {
    expect(read('$x^2$ 是')).toEqual(['x^2', false, ' 是']);
    expect(read('$$\\frac12$$。')).toEqual(['\\frac12', true, '。']);
    expect(read('$$\na=b\n$$')).toEqual(['a=b', true, '']);
  });

  it('takes blanks inside where it is clearly a formula', () => {
    expect(read('$ \\sqrt{2} $')).toEqual(['\\sqrt{2}', false, '']);
  });

  it('leaves money, escapes and loose dollars alone', () => {
    expect(read('$5 和 6$')).toEqual(['5 和 6', false, '']);
    expect(read('$ 5 和 6 $')).toBeUndefined();
    expect(read('\\$5', 1)).toBeUndefined();
    expect(read('$5')).toBeUndefined();
    expect(read('$$')).toBeUndefined();
    expect(read('$  $')).toBeUndefined();
  });

  it('does not end at an escaped dollar', () => {
    expect(read('$5\\$ + 3\\$$')).toEqual(['5\\$ + 3\\$', false, '']);
  });

  it('lets an unclosed dollar swallow nothing', () => {
    expect(read(`$${'x'.repeat(5_000)}$`)).toBeUndefined();
  });
});
