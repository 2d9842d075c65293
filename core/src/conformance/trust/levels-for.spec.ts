import fc from 'fast-check';
import { levelsFor } from './levels-for.ts';

const facts = fc.record({ isFramed: fc.boolean(), isOfVendor: fc.boolean(), privilege: fc.option(fc.constant('it has tables'), { nil: undefined }) });

describe('the levels of trust in which a plugin is tried', () => {
  test('what is not trusted by its makers or its pages is never tried trusted', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const isConfined = of.isFramed || of.isOfVendor;
        expect(levelsFor(of).levels.includes('trusted')).toBe(!isConfined);
      }),
    );
  });

  test('one is left out for a reason that is said, and both are tried without one', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const { levels, because } = levelsFor(of);
        expect(levels.length === 2).toBe(because === undefined);
        expect(levels.length).toBeGreaterThan(0);
      }),
    );
  });

  test('a plugin of the platform is tried both ways unless it uses what a confined one has not got', () => {
    const own = { isFramed: false, isOfVendor: false };
    expect(levelsFor({ ...own, privilege: undefined }).levels).toEqual(['trusted', 'confined']);
    expect(levelsFor({ ...own, privilege: 'it has tables' })).toEqual({ levels: ['trusted'], because: 'it has tables' });
  });
});
