import type { Found } from './finding.ts';
import { readText, type ScreenedText } from './screened-text.ts';
import type { ListedWord, Severity, Use, WordList } from './word-list.ts';

interface Matcher {
  readonly severity: Severity;
  readonly pattern: RegExp;
}

/** The words of a list for one use, made ready to look for. */
export type WordMatchers = readonly Matcher[];

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

/** What somebody puts between the characters of a word so that it is not found. */
const between = String.raw`[^\p{L}\p{N}]{0,2}`;

function patternOf(word: string): string {
  const plain = readText(word.trim()).plain;
  if (/^[\p{Script=Latin}\d' ]+$/u.test(plain)) return `(?<![a-z0-9])${escape(plain).replaceAll(' ', String.raw`\s+`)}(?![a-z0-9])`;
  return [...plain].filter((character) => /\S/.test(character)).map(escape).join(between);
}

function matcherOf(words: readonly ListedWord[], severity: Severity): Matcher[] {
  const patterns = words.filter((one) => one.severity === severity && one.word.trim() !== '').map(({ word }) => patternOf(word));
  return patterns.length === 0 ? [] : [{ severity, pattern: new RegExp(patterns.join('|'), 'gu') }];
}

export function matchersFor({ words }: WordList, use: Use): WordMatchers {
  const counting = words.filter(({ uses }) => uses.length === 0 || uses.includes(use));
  return [...matcherOf(counting, 'refuse'), ...matcherOf(counting, 'hold')];
}

/** Listed words, also with signs between their characters. */
export function findWords({ plain }: ScreenedText, matchers: WordMatchers): Found[] {
  return matchers.flatMap(({ severity, pattern }) =>
    [...plain.matchAll(pattern)].map(({ index, 0: match }): Found => ({ kind: 'word', from: index, to: index + match.length, isClear: severity === 'refuse' })),
  );
}
