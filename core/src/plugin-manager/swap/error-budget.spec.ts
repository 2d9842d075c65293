import fc from 'fast-check';
import { budget, overBudget } from './error-budget.ts';

const figures = fc
  .tuple(fc.nat(5_000), fc.nat(5_000))
  .map(([one, other]) => ({ calls: Math.max(one, other), faults: Math.min(one, other), faultsInARow: 0 }));

test('a release without a fault stays, however much or little it is called', () => {
  fc.assert(fc.property(fc.nat(), (calls) => expect(overBudget({ calls, faults: 0, faultsInARow: 0 })).toBeUndefined()));
});

test('more faults never make it stay where fewer make it go', () => {
  fc.assert(
    fc.property(figures, fc.nat(100), (given, more) => {
      const worse = { ...given, faults: Math.min(given.calls, given.faults + more) };
      if (overBudget(given)) expect(overBudget(worse)).toBeDefined();
    }),
  );
});

test.each([
  ['four of four', { calls: 4, faults: 4, faultsInARow: 4 }, undefined],
  ['five of five', { calls: 5, faults: 5, faultsInARow: 5 }, '5 calls in a row failed'],
  ['two of ten', { calls: 10, faults: 2, faultsInARow: 1 }, undefined],
  ['three of ten', { calls: 10, faults: 3, faultsInARow: 1 }, '3 of 10 calls within a minute failed'],
])('%s', (_, given, verdict) => expect(overBudget(given)).toBe(verdict));

test('the budget is as docs/operations.md says', () => {
  expect(budget).toEqual({ fewestCalls: 10, mostFaults: 0.2, mostInARow: 5 });
});
