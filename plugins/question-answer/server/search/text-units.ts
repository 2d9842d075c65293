import { spellOutLatex } from './latex-signs.ts';

/**
 * A text unit is a normalised character in 15 bits, so that two fit a term key and one fits two bytes:
 * ASCII as it is, the Han block next, and every other letter or sign folded into what is left (two rare
 * letters may share a unit; they would have to meet in otherwise equal texts to do harm).
 */
export const gap = 0x20;
export const firstHan = 0x80;
export const firstOther = firstHan + 0x5200;
const othersSize = 0x8000 - firstOther;

const operators = '+-*/=<>|^';
const sameSign: Record<string, string> = {
  '−': '-',
  '×': '*',
  '·': '*',
  '÷': '/',
  '≤': '<',
  '≥': '>',
  '≠': '=',
  '∣': '|',
};
const unitOfCode = buildUnitTable();

function unitOf(character: string): number {
  const code = character.charCodeAt(0);
  if (sameSign[character]) return sameSign[character].charCodeAt(0);
  if (code < 0x80) return /[a-z0-9]/.test(character) || operators.includes(character) ? code : gap;
  if (code >= 0x4e00 && code <= 0x9fff) return firstHan + code - 0x4e00;
  // Surrogates are kept, so that Han beyond the basic plane still counts as two letters.
  const isSign = /[\p{L}\p{N}\p{Cs}√△∠⊥∥⊙∞∪∩⊂⊆∈∉¬∀∃]/u.test(character);
  return isSign ? firstOther + (code % othersSize) : gap;
}

function buildUnitTable(): Uint16Array {
  return Uint16Array.from({ length: 0x10000 }, (_, code) => unitOf(String.fromCharCode(code)));
}

/** Letters, digits and signs that carry meaning by themselves; gaps and operators are none. */
export function isLetter(unit: number): boolean {
  return unit >= firstHan || isDigit(unit) || isLatin(unit);
}

export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
export const isLatin = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
export const isHan = (unit: number): boolean => unit >= firstHan && unit < firstOther;

const labels = /^(?:\s|\d{1,3}\s*[.、](?!\d)|【[^】]{0,30}】)+/;
const marks = /\(\s*\d{1,2}\s*分\s*\)/g;

/** Drops what belongs to the paper a question was printed on, "【例2】5.(6分)": it likens it to its neighbours there. */
function withoutPaperMarks(text: string): string {
  return text.replace(labels, ' ').replace(marks, ' ');
}

/**
 * Normalises a text into units: full-width and compatibility forms (NFKC), case, LaTeX commands, and a single
 * gap for any run of punctuation and space. No Unicode text fails.
 * @param limit how many characters of the text count
 */
export function textUnits(text: string, limit: number): Uint16Array {
  // Cut before and after: NFKC spells some single signs out in eighteen.
  const composed = text.slice(0, limit).normalize('NFKC').slice(0, limit);
  const plain = spellOutLatex(withoutPaperMarks(composed.toLowerCase()));
  const units = new Uint16Array(plain.length);
  let length = 0;
  for (let index = 0; index < plain.length; index++) {
    const unit = unitOfCode[plain.charCodeAt(index)]!;
    if (unit !== gap || (length > 0 && units[length - 1] !== gap)) units[length++] = unit;
  }
  return units.subarray(0, length);
}
