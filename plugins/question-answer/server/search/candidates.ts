import type { Segment } from './segment.ts';
import type { QueryTerms } from './query-terms.ts';

export interface Candidate {
  segment: Segment;
  /** Number of the question in its segment. */
  question: number;
  /** IDF mass of the query's terms that the question has, as far as the budget reached. */
  mass: number;
  /** IDF mass of all the terms that the budget reached. */
  readMass: number;
}

/**
 * Postings a search may read. Rare terms come first and say the most; what is left when the budget is spent are
 * terms that thousands of questions have, which the rerank still counts for the candidates.
 */
export const postingBudget = 80_000;

/** How many of the rarest terms the budget covers: at least one that is in the bank. */
export function affordableTerms(counts: Uint32Array, budget: number): number {
  let spent = 0;
  for (let term = 0; term < counts.length; term++) {
    if (spent > 0 && spent + counts[term]! > budget) return term;
    spent += counts[term]!;
  }
  return counts.length;
}

/** The best questions by IDF mass over the affordable terms, best first; equal ones in the order of adding. */
export function findCandidates(
  segments: readonly Segment[],
  terms: QueryTerms,
  limit: number,
  isWanted: (segment: Segment, question: number) => boolean,
): Candidate[] {
  const affordable = affordableTerms(terms.counts, postingBudget);
  const readMass = terms.weights.subarray(0, affordable).reduce((sum, weight) => sum + weight, 0);
  const best: Candidate[] = [];
  for (const [at, segment] of segments.entries()) {
    const masses = noMasses(segment.ids.length);
    const places = terms.places[at]!;
    for (let term = 0; term < affordable; term++) {
      if (places[term]! >= 0) addWeight(segment, places[term]!, terms.weights[term]!, masses);
    }
    keepBest(best, { segment, masses, readMass }, limit, isWanted);
  }
  return best;
}

let room = new Float32Array(1024);

/** Zeros, one a question, in memory that the search before has used: fresh memory costs more than the zeros. */
function noMasses(questions: number): Float32Array {
  if (room.length < questions) room = new Float32Array(questions * 2);
  return room.subarray(0, questions).fill(0);
}

/** Adds a term's weight to every question that has it. Decodes in place: this loop is most of a search. */
function addWeight(segment: Segment, term: number, weight: number, masses: Float32Array): void {
  const { postings } = segment;
  const end = segment.postingStarts[term + 1]!;
  let at = segment.postingStarts[term]!;
  while (postings[at++]! >= 0x80); // the count
  for (let question = 0; at < end;) {
    let byte = postings[at++]!;
    let step = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = postings[at++]!;
      step |= (byte & 0x7f) << shift;
    }
    question += step;
    masses[question]! += weight;
  }
}

function keepBest(
  best: Candidate[],
  { segment, masses, readMass }: { segment: Segment; masses: Float32Array; readMass: number },
  limit: number,
  isWanted: (segment: Segment, question: number) => boolean,
): void {
  // Read for every question of the bank: one comparison with a number at hand, and no more, for all but a few.
  let worst = best.length === limit ? best[limit - 1]!.mass : 0;
  for (let question = 0; question < masses.length; question++) {
    const mass = masses[question]!;
    if (mass <= worst || !isWanted(segment, question)) continue;
    if (best.length === limit) best.pop();
    let place = best.length;
    while (place > 0 && best[place - 1]!.mass < mass) place--;
    best.splice(place, 0, { segment, question, mass, readMass });
    if (best.length === limit) worst = best[limit - 1]!.mass;
  }
}
