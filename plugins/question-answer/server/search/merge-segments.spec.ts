import fc from 'fast-check';
import { aBank, aQuestion } from './testing/searchable-question.ts';
import { buildSegment } from './build-segment.ts';
import { mergeSegments } from './merge-segments.ts';
import { postingCount, readPostings } from './postings.ts';
import { decodeSegment, encodeSegment } from './segment-codec.ts';
import { indexOfSorted, liveCount, segmentBytes } from './segment.ts';

const oneSubject = () => 0;

test('merging two halves gives what building the whole gives', () => {
  fc.assert(
    fc.property(aBank(), fc.nat(), (bank, cut) => {
      const middle = cut % (bank.length + 1);
      const first = buildSegment(bank.slice(0, middle), oneSubject, 0);
      const second = buildSegment(bank.slice(middle), oneSubject, middle);
      expect(mergeSegments(first, second)).toEqual(buildSegment(bank, oneSubject, 0));
    }),
  );
});

test('merging leaves out what was removed, terms without questions too', () => {
  fc.assert(
    fc.property(aBank(), fc.infiniteStream(fc.boolean()), (bank, isRemoved) => {
      const segment = buildSegment(bank, oneSubject, 0);
      bank.forEach((_, number) => (segment.removed[number] = Number(isRemoved.next().value)));
      segment.removedCount = segment.removed.reduce((sum, flag) => sum + flag, 0);
      const kept = bank.filter((_, number) => !segment.removed[number]);
      const merged = mergeSegments(segment, buildSegment([], oneSubject, 0));
      const built = buildSegment(kept, oneSubject, 0);
      expect({ ...merged, ordinals: built.ordinals }).toEqual(built);
      expect(liveCount(merged)).toBe(kept.length);
    }),
  );
});

test('a segment comes back from its bytes', async () => {
  await fc.assert(
    fc.asyncProperty(aBank(), async (bank) => {
      const segment = buildSegment(bank, oneSubject, 7);
      const bytes = Buffer.concat(encodeSegment(segment));
      let at = 0;
      const take = async (length: number) => Buffer.alloc(length, bytes.subarray(at, (at += length)));
      expect(await decodeSegment(take)).toEqual(segment);
      expect(at).toBe(bytes.length);
    }),
  );
});

test('a term of very many questions is written and read', () => {
  const bank = Array.from({ length: 3000 }, (_, index) => aQuestion(`q${index}`, '勾股'));
  const segment = buildSegment(bank, oneSubject, 0);
  const { questions, count } = readPostings(segment, 0, new Uint32Array(1));
  expect(count).toBe(3000);
  expect(questions[2999]).toBe(2999);
  expect(postingCount(segment, 0)).toBe(3000);
  expect(postingCount(segment, -1)).toBe(0);
  expect(segmentBytes(segment)).toBeGreaterThan(3000 * 64);
});

test('an ascending array is searched', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(1000)), fc.nat(1000), (values, value) => {
      const sorted = Uint32Array.from(values).sort();
      expect(indexOfSorted(sorted, value)).toBe(sorted.indexOf(value));
    }),
  );
});
