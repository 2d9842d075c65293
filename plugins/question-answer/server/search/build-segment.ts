import type { SearchableQuestion } from './bank-search.ts';
import { ByteWriter } from './byte-writer.ts';
import { packUnits } from './packed-units.ts';
import { writePostings } from './postings.ts';
import { readTerms } from './read-terms.ts';
import type { Segment } from './segment.ts';
import { distinctKeys, TermList } from './term-list.ts';
import { textUnits } from './text-units.ts';

/** Longer texts are cut: what follows can still be read by people, but not searched. Characters. */
export const longestQuestion = 8_000;
/** A pair of term key and question number must fit the 53 bits of a double. */
const questionBits = 2 ** 20;

/**
 * Builds a segment of a batch (at most 2^20 questions).
 * @param subjectNumber gives a subject its number in the index
 * @param firstOrdinal place of the batch's first question in the order of adding
 */
export function buildSegment(
  batch: readonly SearchableQuestion[],
  subjectNumber: (subject: string) => number,
  firstOrdinal: number,
): Segment {
  const texts = new ByteWriter(batch.length * 200);
  const textStarts = new Uint32Array(batch.length + 1);
  const termCounts = new Uint16Array(batch.length);
  const pairs = new PairList();
  const terms = new TermList();
  batch.forEach((question, number) => {
    const units = textUnits(question.text, longestQuestion);
    packUnits(units, texts);
    textStarts[number + 1] = texts.length;
    readTerms(units, terms);
    const keys = distinctKeys(terms);
    termCounts[number] = keys.length;
    for (const key of keys) pairs.push(key * questionBits + number);
  });
  return {
    ids: batch.map(({ id }) => id),
    ordinals: Uint32Array.from(batch, (_, number) => firstOrdinal + number),
    subjects: Uint16Array.from(batch, ({ subject }) => subjectNumber(subject)),
    grades: Uint8Array.from(batch, ({ grade }) => grade ?? 0),
    termCounts,
    texts: texts.finish(),
    textStarts,
    ...invert(pairs.sorted()),
    removed: new Uint8Array(batch.length),
    removedCount: 0,
  };
}

/** A growing list of doubles; sorting numbers natively is the fastest way to invert that JavaScript has. */
class PairList {
  private values = new Float64Array(4096);
  private length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  sorted(): Float64Array {
    return this.values.subarray(0, this.length).sort();
  }
}

function invert(pairs: Float64Array): Pick<Segment, 'keys' | 'postingStarts' | 'postings'> {
  const writer = new ByteWriter(pairs.length * 2);
  const keys: number[] = [];
  const starts = [0];
  let questions = new Uint32Array(1024);
  for (let index = 0; index < pairs.length;) {
    const key = Math.floor(pairs[index]! / questionBits);
    let count = 0;
    for (const end = (key + 1) * questionBits; index < pairs.length && pairs[index]! < end; index++) {
      if (count === questions.length)
        questions = Uint32Array.from({ length: count * 2 }, (_, at) => questions[at] ?? 0);
      questions[count++] = pairs[index]! - key * questionBits;
    }
    writePostings(writer, questions, count);
    keys.push(key);
    starts.push(writer.length);
  }
  return { keys: Uint32Array.from(keys), postingStarts: Uint32Array.from(starts), postings: writer.finish() };
}
