import fc from 'fast-check';
import { aBank, aText } from './testing/searchable-question.ts';
import { BankIndex } from './bank-index.ts';
import { findCandidates } from './candidates.ts';
import { readPostings } from './postings.ts';
import { queryTerms, type QueryTerms } from './query-terms.ts';
import type { Segment } from './segment.ts';

interface Weighed {
  id: string;
  mass: number;
}

/** Every question with its mass, added up one by one. */
function weighAll(segments: readonly Segment[], terms: QueryTerms): Weighed[] {
  return segments.flatMap((segment, at) => {
    const masses = new Float32Array(segment.ids.length);
    terms.places[at]!.forEach((place, term) => {
      if (place < 0) return;
      const { questions, count } = readPostings(segment, place, new Uint32Array());
      for (const question of questions.subarray(0, count)) masses[question]! += terms.weights[term]!;
    });
    return segment.ids.map((id, question) => ({ id, mass: masses[question]! }));
  });
}

test('the candidates are the heaviest of all segments, equal ones in the order of adding, search after search', () => {
  const limits = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(
      fc.array(aBank(), { minLength: 1, maxLength: 3 }),
      fc.array(aText(), { maxLength: 4 }),
      limits,
      (banks, texts, limit) => {
        const index = new BankIndex();
        banks.forEach((bank, batch) =>
          index.add(bank.map((question) => ({ ...question, id: `${batch} ${question.id}` }))),
        );
        const { segments } = index.state;
        for (const text of texts) {
          const terms = queryTerms(text, segments);
          const isWanted = (segment: Segment, question: number) => !segment.ids[question]!.endsWith('1');
          const found = findCandidates(segments, terms, limit, isWanted);
          const expected = weighAll(segments, terms)
            .filter(({ id, mass }) => mass > 0 && !id.endsWith('1'))
            .sort((one, other) => other.mass - one.mass);
          expect(found.map(({ segment, question, mass }) => ({ id: segment.ids[question], mass }))).toEqual(
            expected.slice(0, limit),
          );
        }
      },
    ),
  );
});
