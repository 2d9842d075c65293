export interface TextLiteral {
  readonly text: string;
  readonly line: number;
  /** The name of the call that it is the first argument of, such as `emit`. */
  readonly argumentOf: string | undefined;
}

/** Comments, then texts; the rest is passed over. A pattern that holds a quote can hide a text, and no more. */
const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
const callBefore = /(\w+)\s*(?:<[^()]*>)?\s*\(\s*$/;

/** The texts of a source, without those in comments. */
export function textLiterals(source: string): TextLiteral[] {
  const found: TextLiteral[] = [];
  for (const match of source.matchAll(token)) {
    const [whole] = match;
    if (whole.startsWith('/')) continue;
    const before = source.slice(Math.max(0, match.index - 200), match.index);
    const line = source.slice(0, match.index).split('\n').length;
    found.push({ text: whole.slice(1, -1), line, argumentOf: callBefore.exec(before)?.[1] });
  }
  return found;
}

export interface MethodCall {
  readonly line: number;
  /** What it begins its arguments with, as far as one sees at once. */
  readonly begins: string;
}

/** Where a method of this name is called, without what stands in comments and texts. */
export function callsOf(source: string, method: string): MethodCall[] {
  const blank = source.replaceAll(token, (whole) => whole.replaceAll(/[^\n]/g, ' '));
  return [...blank.matchAll(new RegExp(`\\.${method}\\s*\\(|\\b${method}\\b(?=\\s*\\(\\s*\\{)`, 'g'))].map(({ index, 0: found }) => ({
    line: blank.slice(0, index).split('\n').length,
    begins: blank.slice(index + found.length, index + found.length + 160),
  }));
}
