import fc from 'fast-check';
import { bucketOf, modes, scaleOf, scoreOf, shareOf } from './scale.ts';

const live = fc.constantFrom('session', 'class') as fc.Arbitrary<'session' | 'class'>;
const starred = fc.constantFrom('answer', 'lesson') as fc.Arbitrary<'answer' | 'lesson'>;
const answer = fc.integer({ min: 0, max: 3 });

describe('the two scales', () => {
  test('live tutoring: four questions of 0 to 3 make 0 to 12 points', () => {
    fc.assert(
      fc.property(live, fc.array(answer, { minLength: 4, maxLength: 4 }), (mode, answers) => {
        const score = scoreOf(mode, { answers })!;
        expect(score).toBe(answers[0]! + answers[1]! + answers[2]! + answers[3]!);
        expect(shareOf(mode, score)).toBeGreaterThanOrEqual(0);
        expect(shareOf(mode, score)).toBeLessThanOrEqual(1000);
      }),
      { numRuns: 100 },
    );
    expect([shareOf('session', 0), shareOf('session', 12)]).toEqual([0, 1000]);
  });

  test('answers and lessons: 1 to 5 stars', () => {
    fc.assert(
      fc.property(starred, fc.integer({ min: -3, max: 9 }), (mode, stars) => {
        expect(scoreOf(mode, { stars })).toBe(stars >= 1 && stars <= 5 ? stars : undefined);
      }),
    );
    expect([shareOf('answer', 1), shareOf('lesson', 5)]).toEqual([0, 1000]);
  });

  test('what does not fit the mode is no score', () => {
    const wrong = [{}, { stars: 3 }, { answers: [1, 2, 3] }, { answers: [1, 2, 3, 4] }, { answers: [1, 2, 3, 0.5] }, { answers: [0, 0, 0, 0], stars: 1 }];
    for (const given of wrong) expect(scoreOf('session', given)).toBeUndefined();
    for (const given of [{}, { answers: [3, 3, 3, 3] }, { stars: 2.5 }, { stars: 4, answers: [1, 1, 1, 1] }]) expect(scoreOf('answer', given)).toBeUndefined();
  });

  test('a better score is never a smaller share nor a lower bucket', () => {
    const rank = { low: 0, middle: 1, high: 2 };
    for (const mode of modes) {
      const scores = scaleOf(mode) === 12 ? [...Array(13).keys()] : [1, 2, 3, 4, 5];
      const shares = scores.map((score) => shareOf(mode, score));
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      const ranks = shares.map((share) => rank[bucketOf(share)]);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }
    expect([4, 5, 8, 9].map((score) => bucketOf(shareOf('session', score)))).toEqual(['low', 'middle', 'middle', 'high']);
    expect([2, 3, 4].map((score) => bucketOf(shareOf('answer', score)))).toEqual(['low', 'middle', 'high']);
  });
});
