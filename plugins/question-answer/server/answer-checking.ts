import type { AttemptVerdict } from '../api.ts';
import type { BankQuestion } from './bank-question.ts';
import { normaliseAnswer, numberOf } from './answer-form.ts';

/**
 * Checks a student's attempt where a machine can: choice, true or false, blanks.
 * `recorded` means that nobody judged it, which is the truth for open questions and for bank
 * questions whose kept answer does not fit their type.
 */
export function checkAttempt(question: Pick<BankQuestion, 'type' | 'answer'>, attempt: string): AttemptVerdict {
  const judge = judges[question.type];
  return judge ? judge(question.answer, attempt) : 'recorded';
}

type Judge = (expected: readonly string[], attempt: string) => AttemptVerdict;

const judges: Partial<Record<BankQuestion['type'], Judge>> = {
  'single-choice': judgeChoice,
  'multiple-choice': judgeChoice,
  'true-false': judgeStatements,
  'fill-blank': judgeBlanks,
};

function verdict(isRight: boolean): AttemptVerdict {
  return isRight ? 'right' : 'wrong';
}

function judgeChoice(expected: readonly string[], attempt: string): AttemptVerdict {
  const right = choiceLetters(expected.join(''));
  if (!right) return 'recorded';
  return verdict(choiceLetters(attempt) === right);
}

/** `B、a` to `AB`; empty where something other than letters of options stands. */
function choiceLetters(text: string): string {
  const letters = normaliseAnswer(text)
    .toUpperCase()
    .replaceAll(/[,，、;；.()]/g, '');
  return /^[A-H]+$/.test(letters) ? [...new Set(letters)].sort().join('') : '';
}

function judgeStatements(expected: readonly string[], attempt: string): AttemptVerdict {
  const right = expected.flatMap(statementMarks);
  if (right.length === 0 || right.includes('?')) return 'recorded';
  return verdict(statementMarks(attempt).join('') === right.join(''));
}

const truthMarks: readonly (readonly [RegExp, string])[] = [
  [/^(?:不正确|不对|错误|错|否|不是|×|✗|✘|FALSE|F|X|N|NO)$/i, 'F'],
  [/^(?:正确|对|是|√|✓|✔|TRUE|T|Y|YES)$/i, 'T'],
];

function statementMarks(text: string): string[] {
  const words = text
    .normalize('NFKC')
    .split(/[\s,，、;；.。()]+/)
    .filter(Boolean);
  const marks = words.flatMap((word) => (/^[TFXN√×✓✗对错]{2,}$/i.test(word) ? [...word] : [word]));
  return marks.map((mark) => truthMarks.find(([pattern]) => pattern.test(mark))?.[1] ?? '?');
}

function judgeBlanks(expected: readonly string[], attempt: string): AttemptVerdict {
  if (expected.length === 0 || expected.some((blank) => normaliseAnswer(blank) === '')) return 'recorded';
  const single = expected.length === 1 ? expected[0] : undefined;
  if (single !== undefined && isSameAnswer(single, attempt)) return 'right';
  const parts = splitBlanks(attempt, expected.length);
  const isRight = parts.length > 0 && expected.every((blank, index) => isSameAnswer(blank, parts[index] ?? ''));
  if (isRight) return 'right';
  return expected.every(isShort) ? 'wrong' : 'recorded';
}

/** Whether other words for the same are hardly possible, so that a difference is a mistake. */
function isShort(blank: string): boolean {
  return normaliseAnswer(blank).length <= 12 && !/[;；/]|任|或|合理|略/.test(blank.replaceAll(/\d\s*\/\s*\d/g, ''));
}

/** Cuts at line ends or semicolons first; at commas or spaces only when those do not give enough parts. */
function splitBlanks(attempt: string, wanted: number): string[] {
  const cuts = [/[\n;；]+/, /[\n;；,，、]+/, /[\n;；,，、\s]+/].map((cut) =>
    attempt.split(cut).filter((part) => part.trim() !== ''),
  );
  return cuts.find((parts) => parts.length === wanted) ?? [];
}

function isSameAnswer(expected: string, given: string): boolean {
  const [wanted, got] = [normaliseAnswer(expected), normaliseAnswer(given)];
  if (wanted === got || withoutUnknown(got) === wanted || withoutUnknown(wanted) === got) return got !== '';
  const [wantedNumber, gotNumber] = [numberOf(wanted), numberOf(got)];
  if (wantedNumber !== undefined && gotNumber !== undefined) return isSameNumber(wantedNumber, gotNumber);
  // Words may be capitalised; two letters may be a chemical element (CO is not Co).
  return /^[a-z'-]{3,}$/i.test(wanted) && wanted.toLowerCase() === got.toLowerCase();
}

/** Apart from how binary fractions are written. */
function isSameNumber(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
}

/** `x=3` says the same as `3`. */
function withoutUnknown(normalised: string): string {
  return normalised.replace(/^[a-zA-Z]=/, '');
}
