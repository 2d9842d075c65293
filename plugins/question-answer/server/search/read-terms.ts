import { firstHan, gap, isDigit, isHan, isLatin, isLetter } from './text-units.ts';
import type { TermList } from './term-list.ts';

// A term key has its kind in the two highest bits, and 30 bits of content.
const kinds = { pair: 0, triple: 1 << 30, word: 2 << 30, shape: 3 << 30 };
const content = 2 ** 30 - 1;
const zero = 0x30;

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
  const grams = new GramReader();
  const words = new WordReader();
  const shapes = new ShapeReader();
  for (let index = 0; index < units.length; index++) {
    const unit = units[index]!;
    words.read(unit, list);
    if (unit === gap) continue;
    if (isLetter(unit)) {
      list.letters++;
      grams.read(unit, list);
    }
    shapes.read(unit, list);
  }
  words.read(gap, list);
}

class GramReader {
  private before = firstHan;
  private last = 0;

  read(unit: number, list: TermList): void {
    const { before, last } = this;
    if (unit < firstHan && last < firstHan && before < firstHan) {
      list.push((kinds.triple | (before << 14) | (last << 7) | unit) >>> 0, list.letters);
    } else if (last > 0) {
      list.push((kinds.pair | (last << 15) | unit) >>> 0, list.letters);
    }
    // Before the first letter counts as Han, so that a Latin text starts with a pair as it does after Han.
    this.before = last === 0 ? firstHan : last;
    this.last = unit;
  }
}

class WordReader {
  private hash = 0;
  private isNumber = false;

  read(unit: number, list: TermList): void {
    const digit = isDigit(unit);
    const continues = digit || isLatin(unit);
    if (this.hash !== 0 && (!continues || digit !== this.isNumber)) {
      list.push((kinds.word | (this.hash & content)) >>> 0, list.letters);
      this.hash = 0;
    }
    if (!continues) return;
    this.isNumber = digit;
    this.hash = Math.imul((this.hash || 0x811c9dc5) ^ unit, 0x01000193); // FNV-1a
  }
}

class ShapeReader {
  /** The last four signs, seven bits each, the latest lowest. */
  private signs = 0;
  private length = 0;

  read(unit: number, list: TermList): void {
    if (isHan(unit)) {
      this.length = 0;
      return;
    }
    const sign = isDigit(unit) ? zero : unit & 0x7f;
    if (sign === zero && this.length > 0 && (this.signs & 0x7f) === zero) return;
    this.signs = ((this.signs << 7) | sign) & (2 ** 28 - 1);
    this.length++;
    if (this.length >= 4 && this.hasNumber()) list.push((kinds.shape | this.signs) >>> 0, list.letters);
  }

  private hasNumber(): boolean {
    for (let shift = 0; shift < 28; shift += 7) if (((this.signs >> shift) & 0x7f) === zero) return true;
    return false;
  }
}
