import type { BankQuestion } from './bank-question.ts';
import { normaliseAnswer } from './answer-form.ts';

export type RevealTest = (sentence: string) => boolean;

type Answered = Pick<BankQuestion, 'type' | 'answer' | 'options'>;

/** Words with which explanations give the answer away. */
const conclusions = [
  /故\s*(?:本题|此题|答案|正确|应?选|填|为|是)/,
  /(?:本题|此题|应|所以|因此|因而|故|正确答案|答案)[^。]{0,6}(?:选择?|填|答案)/,
  /(?:选择?|选项)\s*[:：为是]?\s*[“"(（【[]?\s*[A-HＡ-Ｈ](?![a-zA-Z])/,
  /答案|參考答案|参考解答/,
  /\b(?:answer|choose|option|correct choice)\b/i,
];

/** Verdicts on statements, which give true-or-false and choice questions away. */
const verdicts =
  /正确|错误|不对|对的|错的|符合题意|不符|不合|排除|√|×|✓|✗|\b(?:true|false|correct|incorrect|wrong|right)\b/i;

/** An option by its letter, outside of formulas, where A may be a point. */
const optionLetter = /(?<![a-zA-Z])[A-HＡ-Ｈ](?![a-zA-Z])/;

/**
 * Whose sentences are tested. Hints that somebody wrote as hints are trusted a little: they may name
 * options, or use a number that happens to be the answer as well, as long as they do not conclude it.
 */
export type HintSource = 'written' | 'derived';

/**
 * Builds the test whether a sentence gives the answer of a bank question away. It rather holds back
 * too much: a withheld hint costs a moment, a revealed answer costs the exercise.
 */
export function revealTest(question: Answered, source: HintSource): RevealTest {
  const strings = answerStrings(question);
  const tests = [
    concludes,
    (sentence: string) => strings.some((answer) => namesAnswer(normaliseAnswer(sentence), answer, source)),
  ];
  const isJudged = question.type.endsWith('choice') || question.type === 'true-false' || question.type === 'composite';
  if (source === 'derived' && isJudged) tests.push(judges);
  return (sentence) => tests.some((test) => test(sentence));
}

function concludes(sentence: string): boolean {
  return conclusions.some((pattern) => pattern.test(sentence));
}

function judges(sentence: string): boolean {
  return verdicts.test(sentence) || optionLetter.test(withoutFormulas(sentence));
}

function withoutFormulas(sentence: string): string {
  return sentence.replaceAll(/\$\$[^$]*\$\$|\$[^$]*\$/g, ' ');
}

/** The answers, their parts, and for choice questions the texts of the right options. */
function answerStrings({ type, answer, options }: Answered): string[] {
  const isChoice = type.endsWith('choice');
  const written = isChoice
    ? rightOptions(answer, options ?? [])
    : answer.flatMap((text) => [text, ...text.split(/[;；\n]/)]);
  return [...new Set(written.map(normaliseAnswer))].filter((text) => text !== '');
}

function rightOptions(answer: readonly string[], options: readonly string[]): string[] {
  const letters = answer.join('').normalize('NFKC').toUpperCase();
  return options.filter((_, index) => letters.includes(String.fromCharCode(65 + index))).map(withoutLabel);
}

/** `B. 北京` to `北京`. */
function withoutLabel(option: string): string {
  return option.replace(/^\s*[A-HＡ-Ｈ]\s*[.．、:：)）]\s*/, '');
}

/** Whether the answer stands in a sentence; a short one only as a whole (3 is not in 13). */
function namesAnswer(sentence: string, answer: string, source: HintSource): boolean {
  if (answer.length > 3) return sentence.includes(answer);
  const mustConclude = source === 'written' && answer.length < 3;
  for (let at = sentence.indexOf(answer); at >= 0; at = sentence.indexOf(answer, at + 1)) {
    const [before, after] = [sentence.slice(0, at), sentence.slice(at + answer.length)];
    if (isWhole(before, answer, after) && (!mustConclude || isConclusion(before, after))) return true;
  }
  return false;
}

function isWhole(before: string, answer: string, after: string): boolean {
  const isOneWord = (pair: string): boolean => /^(?:[0-9]{2}|[a-zA-Z]{2})$/.test(pair);
  return !isOneWord(before.slice(-1) + answer.slice(0, 1)) && !isOneWord(answer.slice(-1) + after.slice(0, 1));
}

/** `x=2` concludes; the 2 in `2x=4` only begins a term. */
function isConclusion(before: string, after: string): boolean {
  return /[=为是得≈:]$/.test(before) && !/^[a-zA-Z]*[=+*/^(-]/.test(after);
}
