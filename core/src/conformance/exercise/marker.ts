import { randomInt } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxy';
const pattern = /mk([a-y]{5})\d+z/g;

/** Words that nobody else writes, by which what a person wrote is found again wherever it went. */
export class Marker {
  readonly tag = Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  #count = 0;

  /** A word that was never used before. */
  next(): string {
    return `mk${this.tag}${++this.#count}z`;
  }

  /** The person's words in a text. */
  in(text: string): string[] {
    return [...text.matchAll(pattern)].filter(([, tag]) => tag === this.tag).map(([word]) => word);
  }

  isIn(text: string): boolean {
    return text.includes(`mk${this.tag}`);
  }
}

/** The length that a text needs to hold a marker. */
export const markerLength = 12;
