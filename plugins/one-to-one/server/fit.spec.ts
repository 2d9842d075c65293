import fc from 'fast-check';
import { fitOf, reasonsOf, type Match } from './fit.ts';

const plain: Match = { sharedPoints: 0, likedTags: [], quality: null, hasHelped: false, isOwnDistrict: false };

const aMatch = fc.record({
  sharedPoints: fc.nat(8),
  likedTags: fc.uniqueArray(fc.constantFrom('耐心', '幽默', '清楚', '严谨'), { maxLength: 4 }),
  quality: fc.option(fc.double({ min: 0, max: 12, noNaN: true })),
  hasHelped: fc.boolean(),
  isOwnDistrict: fc.boolean(),
});

describe('how well a teacher fits', () => {
  test('is a whole number of quarters between 0 and 7', () => {
    fc.assert(
      fc.property(aMatch, (match) => {
        const fit = fitOf(match);
        expect(fit).toBeGreaterThanOrEqual(0);
        expect(fit).toBeLessThanOrEqual(7);
        expect(Number.isInteger(fit * 4)).toBe(true);
      }),
    );
  });

  test('never falls by what speaks for a teacher', () => {
    fc.assert(
      fc.property(aMatch, (match) => {
        const fit = fitOf(match);
        expect(fitOf({ ...match, sharedPoints: match.sharedPoints + 1 })).toBeGreaterThanOrEqual(fit);
        expect(fitOf({ ...match, quality: 12 })).toBeGreaterThanOrEqual(fit);
        expect(fitOf({ ...match, hasHelped: true })).toBeGreaterThanOrEqual(fit);
        expect(fitOf({ ...match, isOwnDistrict: true })).toBeGreaterThanOrEqual(fit);
      }),
    );
  });

  test.each([
    ['nothing known', {}, 0.5],
    ['all weak points', { sharedPoints: 3 }, 3.5],
    ['a poor rating', { quality: 4 }, 0],
    ['the best rating', { quality: 12 }, 1],
    ['everything', { sharedPoints: 5, likedTags: ['耐心', '清楚'], quality: 12, hasHelped: true, isOwnDistrict: true }, 7],
  ])('%s', (_, more, fit) => {
    expect(fitOf({ ...plain, ...more })).toBe(fit);
  });

  test('says why, the weightiest first, and nothing where nothing speaks for it', () => {
    const all = { sharedPoints: 2, likedTags: ['耐心'], quality: 10, hasHelped: true, isOwnDistrict: true };
    expect(reasonsOf(all, true).map(({ code }) => code)).toEqual(['weak-points', 'served-you', 'tag', 'well-rated', 'own-district', 'waiting-longest']);
    expect(reasonsOf(plain, false)).toEqual([]);
  });
});
