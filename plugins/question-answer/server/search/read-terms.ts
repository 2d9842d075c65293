import { firstHan, isDigit, isHan, isLatin, isLetter } from './text-units.ts';
import type { TermList } from './term-list.ts';

// A term key has its kind in the two highest bits, and 30 bits of content.
const kinds = { pair: 0, triple: 1 << 30, word: 2 << 30, shape: 3 << 30 };
const content = (1 << 30) - 1;
const shapeBits = (1 << 28) - 1;
const zero = 0x30;

const isAscii = (unit: number) => unit > 0 && unit < firstHan;

/**
 * Writes a text's terms into a list, in order of position:
 * - pairs of neighbouring letters, three in a row inside Latin and digits; gaps are skipped, since
 *   punctuation and spaces are what people, OCR and sources disagree on most;
 * - whole Latin words and whole numbers;
 * - shapes: four neighbouring signs of a formula with every number read as 0, so that the same exercise
 *   with other numbers still shares terms.
 */
export function readTerms(units: Uint16Array, list: TermList): void {
  list.clear();
  const gram = gramReader(list);
  const word = wordReader(list);
  const shape = shapeReader(list);
  for (let index = 0; index < units.length; index++) {
    const unit = units[index];
    word(unit);
    if (isLetter(unit)) {
      list.letters++;
      gram(unit);
    }
    shape(unit);
  }
  word(0);
}

function gramReader(list: TermList): (unit: number) => void {
  let before = 0;
  let last = 0;
  return (unit) => {
    if (isAscii(before) && isAscii(last) && isAscii(unit)) {
      list.push((kinds.triple | (before << 14) | (last << 7) | unit) >>> 0, list.letters);
    } else if (last > 0) {
      list.push((kinds.pair | (last << 15) | unit) >>> 0, list.letters);
    }
    before = last;
    last = unit;
  };
}

function wordReader(list: TermList): (unit: number) => void {
  let hash = 0;
  let isNumber = false;
  return (unit) => {
    const digit = isDigit(unit);
    const continues = digit || isLatin(unit);
    if (hash !== 0 && (!continues || digit !== isNumber)) {
      list.push((kinds.word | (hash & content)) >>> 0, list.letters);
      hash = 0;
    }
    if (!continues) return;
    isNumber = digit;
    hash = Math.imul((hash || 0x811c9dc5) ^ unit, 0x01000193); // FNV-1a
  };
}

function shapeReader(list: TermList): (unit: number) => void {
  let signs = 0;
  let length = 0;
  return (unit) => {
    if (unit === 0x20) return;
    if (isHan(unit)) {
      length = 0;
      return;
    }
    const sign = isDigit(unit) ? zero : unit & 0x7f;
    if (sign === zero && length > 0 && (signs & 0x7f) === zero) return;
    signs = ((signs << 7) | sign) & shapeBits;
    length++;
    if (length >= 4 && hasNumber(signs)) list.push((kinds.shape | signs) >>> 0, list.letters);
  };
}

function hasNumber(signs: number): boolean {
  return (signs & 0x7f) === zero || ((signs >> 7) & 0x7f) === zero || ((signs >> 14) & 0x7f) === zero || signs >> 21 === zero;
}
