import { ByteWriter } from './byte-writer.ts';
import { readPostings, writePostings } from './postings.ts';
import { liveCount, type Segment } from './segment.ts';

/** Merges two segments, `first` added before `second`, and leaves out what was removed. Neither is changed. */
export function mergeSegments(first: Segment, second: Segment): Segment {
  const ids: string[] = [];
  const total = liveCount(first) + liveCount(second);
  const questions = {
    ordinals: new Uint32Array(total),
    subjects: new Uint16Array(total),
    grades: new Uint8Array(total),
    termCounts: new Uint16Array(total),
    textStarts: new Uint32Array(total + 1),
  };
  const texts = new ByteWriter(first.texts.length + second.texts.length);
  const take = (segment: Segment): Int32Array => {
    const numbers = new Int32Array(segment.ids.length).fill(-1);
    for (let old = 0; old < segment.ids.length; old++) {
      if (segment.removed[old]) continue;
      const number = (numbers[old] = ids.push(segment.ids[old]!) - 1);
      questions.ordinals[number] = segment.ordinals[old]!;
      questions.subjects[number] = segment.subjects[old]!;
      questions.grades[number] = segment.grades[old]!;
      questions.termCounts[number] = segment.termCounts[old]!;
      texts.append(segment.texts.subarray(segment.textStarts[old], segment.textStarts[old + 1]));
      questions.textStarts[number + 1] = texts.length;
    }
    return numbers;
  };
  const terms = mergeTerms([first, take(first)], [second, take(second)]);
  return { ids, ...questions, texts: texts.finish(), ...terms, removed: new Uint8Array(total), removedCount: 0 };
}

type Renumbered = readonly [Segment, numbers: Int32Array];

function mergeTerms(
  [first, firstNumbers]: Renumbered,
  [second, secondNumbers]: Renumbered,
): Pick<Segment, 'keys' | 'postingStarts' | 'postings'> {
  const most = first.keys.length + second.keys.length;
  const keys = new Uint32Array(most);
  const starts = new Uint32Array(most + 1);
  const writer = new ByteWriter(first.postings.length + second.postings.length);
  const collector = new PostingCollector();
  let length = 0;
  for (let a = 0, b = 0; a < first.keys.length || b < second.keys.length;) {
    const key = Math.min(first.keys[a] ?? Infinity, second.keys[b] ?? Infinity);
    collector.clear();
    if (first.keys[a] === key) collector.collect(first, a++, firstNumbers);
    if (second.keys[b] === key) collector.collect(second, b++, secondNumbers);
    if (collector.count === 0) continue;
    writePostings(writer, collector.questions, collector.count);
    keys[length++] = key;
    starts[length] = writer.length;
  }
  return { keys: keys.slice(0, length), postingStarts: starts.slice(0, length + 1), postings: writer.finish() };
}

/** Gathers the renumbered questions of one term from both segments. */
class PostingCollector {
  questions: Uint32Array = new Uint32Array(1024);
  count = 0;
  private buffer: Uint32Array = new Uint32Array(1024);

  clear(): void {
    this.count = 0;
  }

  collect(segment: Segment, term: number, numbers: Int32Array): void {
    const { questions, count } = readPostings(segment, term, this.buffer);
    this.buffer = questions;
    this.reserve(count);
    for (let index = 0; index < count; index++) {
      const number = numbers[questions[index]!]!;
      if (number >= 0) this.questions[this.count++] = number;
    }
  }

  private reserve(more: number): void {
    if (this.count + more <= this.questions.length) return;
    const larger = new Uint32Array((this.count + more) * 2);
    larger.set(this.questions);
    this.questions = larger;
  }
}
