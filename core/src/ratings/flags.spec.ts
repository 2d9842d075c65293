import fc from 'fast-check';
import { binomialTail } from './binomial-tail.ts';
import { findConcentration, findInflation, findRings, type BestTally, type Together } from './flags.ts';
import { parseRatingsPolicy, readRatingsPolicy, type RatingsPolicy } from './ratings-policy.ts';

let thresholds: RatingsPolicy['flags'];
beforeAll(async () => {
  thresholds = (await readRatingsPolicy()).flags;
});

/** Exact for small numbers: every outcome counted. */
function tailByCounting(hits: number, tries: number, p: number): number {
  let sum = 0;
  for (let outcome = 0; outcome < 2 ** tries; outcome++) {
    const count = outcome.toString(2).replaceAll('0', '').length;
    if (count >= hits) sum += p ** count * (1 - p) ** (tries - count);
  }
  return sum;
}

describe('the upper tail of the binomial distribution', () => {
  test('is what counting every outcome gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (hits, tries, p) => {
        expect(binomialTail(hits, tries, p)).toBeCloseTo(tailByCounting(hits, tries, p), 9);
      }),
      { numRuns: 60 },
    );
  });

  test('falls with the hits and rises with the probability, also where numbers are large', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0.01, max: 0.98, noNaN: true }), (hits, tries, p) => {
        expect(binomialTail(hits, tries, p)).toBeGreaterThanOrEqual(binomialTail(hits + 1, tries, p) - 1e-9);
        expect(binomialTail(hits, tries, p)).toBeLessThanOrEqual(binomialTail(hits, tries, p + 0.01) + 1e-9);
      }),
      { numRuns: 60 },
    );
    expect(binomialTail(10, 5_000, 0.9)).toBeCloseTo(1, 12);
  });
});

const city = (best: number): BestTally[] => Array.from({ length: 100 }, (_, index) => ({ id: `t${index}`, ratings: 40, best }));

describe('rating inflation', () => {
  test('is told of whom the best ratings are improbable, with the figures', () => {
    const [flag, ...others] = findInflation('teacher-inflation', [...city(22), { id: 'high', ratings: 60, best: 60 }], thresholds);
    expect(others).toEqual([]);
    expect(flag).toMatchObject({ teacherId: 'high', giverId: null, figures: { count: 60, of: 60, share: 1, expected: 0.55 } });
    expect(flag!.figures.probability).toBeCloseTo(0.55 ** 60, 20);
  });

  test('is not told from few ratings, nor where the whole city rates so, nor of the only teacher', () => {
    expect(findInflation('teacher-inflation', [...city(22), { id: 'few', ratings: 29, best: 29 }], thresholds)).toEqual([]);
    expect(findInflation('teacher-inflation', [...city(39), { id: 'high', ratings: 60, best: 60 }], thresholds)).toEqual([]);
    expect(findInflation('teacher-inflation', [{ id: 'only', ratings: 500, best: 500 }], thresholds)).toEqual([]);
  });

  test('whoever is flagged stays so with more of the best', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 200 }), fc.nat(200), fc.integer({ min: 0, max: 40 }), (ratings, best, ofCity) => {
        const flagged = (more: number) =>
          findInflation('teacher-inflation', [...city(ofCity), { id: 'one', ratings: ratings + more, best: Math.min(best, ratings) + more }], thresholds).length;
        expect(flagged(10)).toBeGreaterThanOrEqual(flagged(0));
      }),
      { numRuns: 60 },
    );
  });
});

const pair: Together = { teacherId: 't', giverId: 's', subject: 'math', together: 18, adopted: 18, ofGiver: 20, ofTeacher: 60, ofSubject: 20_000 };

describe('reciprocal adoption', () => {
  test('is told of one student who comes to one teacher far above chance', () => {
    expect(findConcentration([pair], thresholds)).toEqual([
      expect.objectContaining({ kind: 'concentration', teacherId: 't', giverId: 's', figures: expect.objectContaining({ count: 18, of: 20, share: 0.9, adopted: 18 }) }),
    ]);
  });

  test('is not told where the teacher teaches most of the subject, or the two met seldom', () => {
    expect(findConcentration([{ ...pair, ofTeacher: 19_000 }], thresholds)).toEqual([]);
    expect(findConcentration([{ ...pair, together: 9, ofGiver: 9 }], thresholds)).toEqual([]);
    expect(findConcentration([{ ...pair, ofTeacher: 18, ofSubject: 20 }], thresholds)).toEqual([]);
  });

  test('is told of a class only where several of it take part', () => {
    const ring = { ...pair, giverId: 'class', together: 30, ofGiver: 40, students: 4 };
    expect(findRings([ring], thresholds)).toEqual([expect.objectContaining({ kind: 'ring', giverId: 'class', figures: expect.objectContaining({ students: 4 }) })]);
    expect(findRings([{ ...ring, students: 2 }], thresholds)).toEqual([]);
  });
});

test('a policy that would tell a teacher of fewer than five is refused, with the field', () => {
  const yaml = JSON.stringify({ privacy: { fewestRatings: 4, wordsDelayDays: 7 } });
  expect(() => parseRatingsPolicy(yaml)).toThrow(/ratings\.yaml is wrong/);
});
