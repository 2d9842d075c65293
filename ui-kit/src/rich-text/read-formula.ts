export interface Formula {
  readonly latex: string;
  readonly isBlock: boolean;
  /** Where the text goes on. */
  readonly end: number;
}

/** A formula can be long; an unclosed dollar must not swallow a whole text. */
const longest = 4_000;

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes++;
  return slashes % 2 === 1;
}

function findClose(text: string, from: number, mark: string): number {
  let at = text.indexOf(mark, from);
  while (at >= 0 && at - from <= longest) {
    if (!isEscaped(text, at)) return at;
    at = text.indexOf(mark, at + 1);
  }
  return -1;
}

/** The formula that begins at a position, if one does. "5$ 和 6$" is money: no blank inside the marks. */
export function readFormula(text: string, at: number): Formula | undefined {
  if (text[at] !== '$' || isEscaped(text, at)) return undefined;
  const mark = text[at + 1] === '$' ? '$$' : '$';
  const start = at + mark.length;
  const close = findClose(text, start, mark);
  const latex = text.slice(start, close);
  if (close < 0 || latex.trim() === '') return undefined;
  const isMoney = mark === '$' && (/^\s/.test(latex) || /\s$/.test(latex)) && !/[\\^_={}]/.test(latex);
  return isMoney ? undefined : { latex: latex.trim(), isBlock: mark === '$$', end: close + mark.length };
}
