import type { Found } from './finding.ts';
import type { ScreenedText } from './screened-text.ts';

const chineseDigits = new Map([...'〇零洞一幺二两三四五六七拐八九勾'].map((sign, index) => [sign, '0001122345677899'[index]!]));
/** Letters that pass for digits among digits. */
const digitLike = new Map([
  ['o', '0'],
  ['l', '1'],
  ['i', '1'],
  ['|', '1'],
]);
/** Between two digits of one number: at most three of these. A comma, a colon or a stop of Chinese parts numbers. */
const joint = /^[\s.\-_·•—–~*/\\]$|^\p{Extended_Pictographic}$|^[\ud800-\udfff]$/u;
const mostJoints = 3;

interface Digits {
  /** As they are meant. */
  value: string;
  /** Where each digit stands. */
  readonly at: number[];
  /** How many digits stand side by side, group by group. */
  readonly groups: number[];
  readonly joints: string[];
  /** How many were written as digits of some kind, rather than as letters that look like them. */
  certain: number;
}

function digitAt(plain: string, index: number): { digit: string; isLetter: boolean } | undefined {
  const character = plain[index]!;
  const certain = character >= '0' && character <= '9' ? character : chineseDigits.get(character);
  if (certain !== undefined) return { digit: certain, isLetter: false };
  const alike = digitLike.get(character);
  return alike === undefined ? undefined : { digit: alike, isLetter: true };
}

/** Reads the run of digits that begins at a place, as far as one number could go. */
function readRun(plain: string, start: number): { run: Digits; end: number } {
  const run: Digits = { value: '', at: [], groups: [0], joints: [], certain: 0 };
  let index = start;
  while (index < plain.length) {
    const read = digitAt(plain, index);
    if (read) {
      run.value += read.digit;
      run.at.push(index++);
      run.groups[run.groups.length - 1]!++;
      if (!read.isLetter) run.certain++;
      continue;
    }
    let next = index;
    while (next < plain.length && next - index < mostJoints && joint.test(plain[next]!)) next++;
    if (next === index || next >= plain.length || !digitAt(plain, next)) break;
    run.joints.push(plain.slice(index, next));
    run.groups.push(0);
    index = next;
  }
  return { run, end: index };
}

const countryCode = /^(?:00)?86(?=1[3-9]\d{9}$)/;
const mobile = /^1[3-9]\d{9}$/;
/** A number that ends in so many zeros is a round one, of people or kilometres. */
const round = /0{5}$/;
const phoneShapes = new Set(['11', '13', '15', '3,4,4', '3,8', '7,4', '2,3,4,4', '2,11', '4,3,4,4', '4,11']);
const letterBeside = /[a-z]/;
/** What follows a quantity, or stands before the result of a calculation. */
const unitBehind = /^\s*(?:元|人|个|千|万|亿|米|公里|km|m|吨|kg|克|g|年|秒|s|焦|j|伏|帕|pa|次|光年|×|\\times|\^|%)/;
const calculationBefore = /[=＝≈×÷<>^]\s*[$]?\s*-?$/;

function isMobile({ value }: Digits): boolean {
  return mobile.test(value.replace(countryCode, ''));
}

/** Whether it is a number of an exercise rather than somebody's. */
function isQuantity(plain: string, from: number, to: number, { value, groups }: Digits): boolean {
  if (groups.length > 1) return false;
  const [before, behind] = [plain.slice(Math.max(0, from - 4), from), plain.slice(to, to + 8)];
  return round.test(value) || unitBehind.test(behind) || calculationBefore.test(before) || /[\d.]\.$/.test(before);
}

/** Whether its groups are those of a phone number, or single digits. What is grouped otherwise is a row of values. */
function isShapedLikePhone({ groups }: Digits): boolean {
  return phoneShapes.has(groups.join(',')) || groups.every((size) => size === 1);
}

/** Landlines as they are written: area code, a dash or a space, seven or eight digits. */
const landline = /(?<![\d.\-])0[1-9]\d{1,2}[-– ]\d{7,8}(?![\d.\-])/g;
/** A Chinese word for a phone right before some seven or more digits. */
const called = /(?:电话|手机|座机|热线|拨打|致电|联系我)(?:号码|号)?(?:是|为|:)?\s*(\d{7,12})(?!\d|\s*(?:元|人|个|万|亿|次|台|部|mah))/g;

/** Phone numbers, however their digits are written and parted. */
export function findPhones({ plain, isFormula }: ScreenedText): Found[] {
  const found: Found[] = [];
  for (let index = 0; index < plain.length;) {
    if (!digitAt(plain, index)) {
      index++;
      continue;
    }
    const { run, end } = readRun(plain, index);
    const to = run.at.at(-1)! + 1;
    const isBeside = letterBeside.test(plain[index - 1] ?? '') || letterBeside.test(plain[to] ?? '');
    if (run.certain >= 7 && isMobile(run) && isShapedLikePhone(run) && !isQuantity(plain, index, to, run)) {
      found.push({ kind: 'phone', from: index, to, isClear: !isFormula[index] && !isBeside && run.certain === run.value.length });
    }
    index = Math.max(end, index + 1);
  }
  for (const match of plain.matchAll(landline)) {
    if (!isFormula[match.index]) found.push({ kind: 'phone', from: match.index, to: match.index + match[0].length, isClear: true });
  }
  for (const match of plain.matchAll(called)) found.push({ kind: 'phone', from: match.index, to: match.index + match[0].length, isClear: false });
  return found;
}
