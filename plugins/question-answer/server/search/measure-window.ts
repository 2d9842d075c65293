import type { QueryTerms } from './query-terms.ts';
import type { TermList } from './term-list.ts';
import type { TermLookup } from './term-lookup.ts';

const windowPerLetter = 1.5;
const smallestWindow = 12;

export interface WindowMeasure {
  /** Largest IDF mass of distinct query terms inside one window. */
  mass: number;
  /** Distinct query terms anywhere in the question. */
  shared: number;
}

/**
 * Slides a window over a question, 1.5 times as long as the query (12 letters at least). Without a window a long
 * reading passage has a little of every query somewhere.
 */
export function measureWindow(list: TermList, lookup: TermLookup, terms: QueryTerms): WindowMeasure {
  const width = Math.max(smallestWindow, terms.letters * windowPerLetter);
  const inside = new Uint16Array(terms.keys.length);
  const seen = new Uint8Array(terms.keys.length);
  const found = new Int32Array(list.length);
  const best = { mass: 0, shared: 0 };
  let mass = 0;
  for (let next = 0, first = 0; next < list.length; next++) {
    const term = (found[next] = lookup.indexOf(list.keys[next]!));
    if (term < 0) continue;
    if (seen[term] === 0) best.shared += seen[term] = 1;
    if (inside[term]!++ === 0) mass += terms.weights[term]!;
    for (; list.positions[next]! - list.positions[first]! > width; first++) {
      const left = found[first]!;
      if (left >= 0 && --inside[left]! === 0) mass -= terms.weights[left]!;
    }
    if (mass > best.mass) best.mass = mass;
  }
  return best;
}
