import type { BankMatch } from './bank-search.ts';
import { longestQuestion } from './build-segment.ts';
import type { Candidate } from './candidates.ts';
import { unpackUnits } from './packed-units.ts';
import type { QueryTerms } from './query-terms.ts';
import { readTerms } from './read-terms.ts';
import { TermList } from './term-list.ts';
import { TermLookup } from './term-lookup.ts';
import { measureWindow } from './measure-window.ts';

/** Weight of the overlap in the score; the rest is focus, which decides between questions that have the same of it. */
export const overlapShare = 0.98;

/** Bytes of text a rerank reads before it settles for what it has: 60 reading passages would take too long. */
const readingBudget = 60_000;

/**
 * Scores candidates as `BankMatch` describes and returns the best `limit`; equal ones stay in the order they came.
 * Candidates that cannot reach the best any more are not read.
 */
export function rerank(candidates: readonly Candidate[], terms: QueryTerms, limit: number): BankMatch[] {
  const lookup = new TermLookup(terms.keys);
  const read = questionReader();
  const best: BankMatch[] = [];
  let bytes = 0;
  for (const candidate of candidates) {
    if (best.length === limit && bytes > readingBudget) break;
    if (best.length === limit && highestScore(candidate, terms) <= best[limit - 1]!.score) continue;
    bytes += textBytes(candidate);
    const { mass, shared } = measureWindow(read(candidate), lookup, terms);
    const overlap = Math.min(1, mass / terms.mass);
    const score = combine(overlap, shared / termCount(candidate));
    insert(best, { id: candidate.segment.ids[candidate.question]!, score, overlap }, limit);
  }
  return best;
}

/** What a candidate scores if all its terms stand close together, with those the budget did not reach. */
function highestScore(candidate: Candidate, terms: QueryTerms): number {
  const overlap = Math.min(1, (candidate.mass + terms.mass - candidate.readMass) / terms.mass + 1e-4);
  return combine(overlap, Math.min(1, terms.keys.length / termCount(candidate)));
}

function combine(overlap: number, focus: number): number {
  return overlapShare * overlap + (1 - overlapShare) * focus;
}

function termCount({ segment, question }: Candidate): number {
  return segment.termCounts[question]!;
}

function textBytes({ segment, question }: Candidate): number {
  return segment.textStarts[question + 1]! - segment.textStarts[question]!;
}

/** Reads the terms of one question after the other into the same memory. */
function questionReader(): (candidate: Candidate) => TermList {
  const list = new TermList();
  let units = new Uint16Array(longestQuestion);
  return ({ segment, question }) => {
    const from = segment.textStarts[question]!;
    const to = segment.textStarts[question + 1]!;
    // Two bytes a letter, and LaTeX commands may have been spelled out.
    if (to - from > units.length) units = new Uint16Array(to - from);
    readTerms(unpackUnits(segment.texts, from, to, units), list);
    return list;
  };
}

function insert(best: BankMatch[], match: BankMatch, limit: number): void {
  let place = best.length;
  while (place > 0 && best[place - 1]!.score < match.score) place--;
  best.splice(place, 0, match);
  if (best.length > limit) best.pop();
}
