import type { ByteWriter } from './byte-writer.ts';
import type { Segment } from './segment.ts';

/** Writes one term's ascending question numbers: their count, then differences. */
export function writePostings(writer: ByteWriter, questions: Uint32Array, count: number): void {
  writer.integer(count);
  for (let index = 0, last = 0; index < count; index++) {
    writer.integer(questions[index]! - last);
    last = questions[index]!;
  }
}

/** Reads the postings of a segment's term into `target`, grown if need be; returns the array and the count. */
export function readPostings(
  segment: Segment,
  term: number,
  target: Uint32Array,
): { questions: Uint32Array; count: number } {
  const { postings } = segment;
  let at = segment.postingStarts[term]!;
  const next = (): number => {
    let byte = postings[at++]!;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = postings[at++]!;
      value |= (byte & 0x7f) << shift;
    }
    return value;
  };
  const count = next();
  const questions = target.length >= count ? target : new Uint32Array(count * 2);
  for (let index = 0, last = 0; index < count; index++) questions[index] = last += next();
  return { questions, count };
}

/** How many questions of the segment have the term, removed ones included; 0 for -1, the place of an unknown term. */
export function postingCount(segment: Segment, term: number): number {
  if (term < 0) return 0;
  let count = 0;
  let at = segment.postingStarts[term]!;
  for (let shift = 0; ; shift += 7) {
    const byte = segment.postings[at++]!;
    count |= (byte & 0x7f) << shift;
    if (byte < 0x80) return count;
  }
}
