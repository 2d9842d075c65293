import { postingCount } from './postings.ts';
import { readTerms } from './read-terms.ts';
import type { Segment } from './segment.ts';
import { distinctKeys, TermList } from './term-list.ts';
import { textUnits } from './text-units.ts';

/** Characters of a query that count: more would make a pasted page slow, and tell no more. */
export const longestQuery = 5_000;

export interface QueryTerms {
  /** Distinct term keys, rarest in the bank first. */
  keys: Uint32Array;
  /** IDF of each key, natural logarithm. */
  weights: Float32Array;
  /** How many questions have each key, removed ones included until their segment is merged. */
  counts: Uint32Array;
  /** Sum of the weights. */
  mass: number;
  /** Letters of the query, the unit of the rerank's window. */
  letters: number;
}

/** Reads the terms of a query and weighs them: IDF = ln(1 + (N - n + 0.5) / (n + 0.5)). */
export function queryTerms(text: string, segments: readonly Segment[]): QueryTerms {
  const list = new TermList();
  readTerms(textUnits(text, longestQuery), list);
  const total = segments.reduce((sum, segment) => sum + segment.ids.length, 0);
  const found = Array.from(distinctKeys(list), (key) => {
    const count = segments.reduce((sum, segment) => sum + postingCount(segment, key), 0);
    return { key, count, weight: inverseFrequency(total, count) };
  }).sort((one, other) => one.count - other.count);
  return {
    keys: Uint32Array.from(found, ({ key }) => key),
    weights: Float32Array.from(found, ({ weight }) => weight),
    counts: Uint32Array.from(found, ({ count }) => count),
    mass: found.reduce((sum, { weight }) => sum + weight, 0),
    letters: list.letters,
  };
}

/** @param count of the `total` questions that have the term */
export function inverseFrequency(total: number, count: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}
