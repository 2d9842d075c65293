import fc from 'fast-check';
import { qualityOf, weightOf, wilsonInterval, type MonthTally } from './quality.ts';

const rules = { priorMean: 0.75, priorRatings: 10, halfLifeMonths: 6, z: 1.645 };
const now = '2026-11';

const tally = fc
  .record({ year: fc.constantFrom(2025, 2026), month: fc.integer({ min: 1, max: 11 }), scores: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 }) })
  .map(({ year, month, scores }): MonthTally => ({
    month: `${year}-${String(month).padStart(2, '0')}`,
    ratings: scores.length,
    shares: scores.reduce((sum, score) => sum + score, 0),
  }));
const months = fc.array(tally, { minLength: 1, maxLength: 10 });

describe('the quality of a portrait', () => {
  test('lies between the prior and the mean of the ratings, all within 0 and 1', () => {
    fc.assert(
      fc.property(months, (tallies) => {
        const { quality, mean, from, to, ratings, weight } = qualityOf(tallies, now, rules)!;
        expect(quality).toBeGreaterThanOrEqual(Math.min(rules.priorMean, mean) - 1e-9);
        expect(quality).toBeLessThanOrEqual(Math.max(rules.priorMean, mean) + 1e-9);
        expect(weight).toBeLessThanOrEqual(ratings + 1e-9);
        expect([from >= 0, from <= mean + 1e-9, to >= mean - 1e-9, to <= 1]).toEqual([true, true, true, true]);
      }),
    );
  });

  test('does not depend on the order, nor on how a month is cut into parts', () => {
    fc.assert(
      fc.property(months, (tallies) => {
        const [whole, turned] = [qualityOf(tallies, now, rules)!, qualityOf([...tallies].reverse(), now, rules)!];
        expect(turned.quality).toBeCloseTo(whole.quality, 10);
        const single = tallies.flatMap(({ month, ratings, shares }) => [
          { month, ratings: ratings - 1, shares: 0 },
          { month, ratings: 1, shares },
        ]);
        expect(qualityOf(single, now, rules)!.quality).toBeCloseTo(whole.quality, 10);
      }),
    );
  });

  test('a better rating never lowers it', () => {
    fc.assert(
      fc.property(months, fc.integer({ min: 0, max: 1000 }), (tallies, share) => {
        const withRating = (shares: number) => qualityOf([...tallies, { month: now, ratings: 1, shares }], now, rules)!.quality;
        expect(withRating(Math.min(1000, share + 50))).toBeGreaterThanOrEqual(withRating(share));
      }),
    );
  });

  test('as worked out by hand: 20 ratings of 0.9 now, 20 of 0.5 half a year ago', () => {
    const tallies = [{ month: now, ratings: 20, shares: 18_000 }, { month: '2026-05', ratings: 20, shares: 10_000 }];
    // (0.75 × 10 + 18 + 0.5 × 10) / (10 + 20 + 10) = 30.5 / 40
    expect(qualityOf(tallies, now, rules)).toMatchObject({ quality: 0.7625, weight: 30, ratings: 40 });
    expect(qualityOf(tallies, now, rules)!.mean).toBeCloseTo(23 / 30, 10);
  });

  test('Wilson’s interval of 8 in 10 at 95 % is the one of the books', () => {
    const { from, to } = wilsonInterval(0.8, 10, 1.959964);
    expect([from.toFixed(4), to.toFixed(4)]).toEqual(['0.4902', '0.9433']);
  });

  test('of nobody nothing is said; what is dated ahead counts as new', () => {
    expect(qualityOf([], now, rules)).toBeNull();
    expect(weightOf('2027-03', now, 6)).toBe(1);
    expect(weightOf('2026-05', now, 6)).toBe(0.5);
  });
});
