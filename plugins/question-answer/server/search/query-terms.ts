import { longestQuery } from './bank-search.ts';
import { postingCount } from './postings.ts';
import { readTerms } from './read-terms.ts';
import { indexOfSorted, type Segment } from './segment.ts';
import { distinctKeys, TermList } from './term-list.ts';
import { textUnits } from './text-units.ts';

export interface QueryTerms {
  /** Distinct term keys, rarest in the bank first. */
  keys: Uint32Array;
  /** IDF of each key, natural logarithm. */
  weights: Float32Array;
  /** How many questions have each key, removed ones included until their segment is merged. */
  counts: Uint32Array;
  /** Per segment: where each key stands among the segment's, -1 where it has none. */
  places: readonly Int32Array[];
  /** Sum of the weights. */
  mass: number;
  /** Letters of the query, the unit of the rerank's window. */
  letters: number;
}

/** Reads the terms of a query and weighs them: IDF = ln(1 + (N - n + 0.5) / (n + 0.5)). */
export function queryTerms(text: string, segments: readonly Segment[]): QueryTerms {
  const list = new TermList();
  readTerms(textUnits(text, longestQuery), list);
  const keys = distinctKeys(list);
  const places = segments.map((segment) => placesOf(keys, segment));
  const counts = keys.map((_, term) =>
    segments.reduce((sum, segment, at) => sum + postingCount(segment, places[at]![term]!), 0),
  );
  const order = rarestFirst(counts);
  const total = segments.reduce((sum, segment) => sum + segment.ids.length, 0);
  const weights = Float32Array.from(order, (term) => inverseFrequency(total, counts[term]!));
  return {
    keys: order.map((term) => keys[term]!),
    weights,
    counts: order.map((term) => counts[term]!),
    places: places.map((found) => Int32Array.from(order, (term) => found[term]!)),
    mass: weights.reduce((sum, weight) => sum + weight, 0),
    letters: list.letters,
  };
}

/** Looked up once: among a segment's million keys this costs more than all else about a rare term. */
function placesOf(keys: Uint32Array, segment: Segment): Int32Array {
  return Int32Array.from(keys, (key) => indexOfSorted(segment.keys, key));
}

/** The terms by count; those of the same count stay in the order of their keys. */
function rarestFirst(counts: Uint32Array): Uint32Array {
  const ranked = Float64Array.from(counts, (count, term) => count * counts.length + term).sort();
  return Uint32Array.from(ranked, (rank) => rank % counts.length);
}

/** @param count of the `total` questions that have the term */
export function inverseFrequency(total: number, count: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}
