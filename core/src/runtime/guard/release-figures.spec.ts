import fc from 'fast-check';
import { outcomes, ReleaseFigures, type Outcome } from './release-figures.ts';

interface Call {
  outcome: Outcome;
  at: number;
  milliseconds: number | undefined;
}

/** Calls in the order of their time, over three quarters of an hour, some of them with long pauses between. */
const history = fc
  .array(
    fc.record({
      outcome: fc.constantFrom(...outcomes),
      after: fc.oneof(fc.nat(2_000), fc.nat(700_000)),
      milliseconds: fc.option(fc.double({ min: 0.05, max: 60_000, noNaN: true }), { nil: undefined }),
    }),
    { maxLength: 120 },
  )
  .map((steps) => {
    let at = 0;
    return steps.map(({ outcome, after, milliseconds }): Call => ({ outcome, at: (at += after), milliseconds }));
  });

function replay(calls: readonly Call[]): ReleaseFigures {
  const figures = new ReleaseFigures();
  for (const { outcome, at, milliseconds } of calls) figures.count(outcome, at, milliseconds);
  return figures;
}

const number = (calls: readonly Call[], outcome: Outcome) => calls.filter((call) => call.outcome === outcome).length;
const expected = (calls: readonly Call[]) => ({
  calls: calls.length,
  refusals: number(calls, 'refused'),
  unavailable: number(calls, 'unavailable'),
  faults: number(calls, 'fault'),
});

describe('figures of a release', () => {
  test.each([60, 600])('count each outcome of the last %d seconds, and none that is older', (seconds) => {
    fc.assert(
      fc.property(history, fc.nat(700_000), (calls, later) => {
        const now = (calls.at(-1)?.at ?? 0) + later;
        const firstSlot = Math.floor(now / 10_000) - seconds / 10 + 1;
        const recent = calls.filter(({ at }) => Math.floor(at / 10_000) >= firstSlot);
        expect(replay(calls).window(seconds, now)).toMatchObject(expected(recent));
      }),
    );
  });

  test('a window begins at most ten seconds late', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.nat(49_999), (now, ago) => {
        const figures = new ReleaseFigures();
        figures.count('answered', now, 1);
        expect(figures.window(60, now + ago).calls).toBe(1);
        expect(figures.window(60, now + 60_000).calls).toBe(0);
      }),
    );
  });

  test('percentiles are those of the calls whose handler ran', () => {
    fc.assert(
      fc.property(history, (calls) => {
        const now = calls.at(-1)?.at ?? 0;
        const newest = calls.filter(({ at, milliseconds }) => milliseconds !== undefined && Math.floor(at / 10_000) > Math.floor(now / 10_000) - 60);
        const times = newest.map(({ milliseconds }) => milliseconds!).sort((a, b) => a - b);
        const { p95 } = replay(calls).window(600, now);
        if (times.length === 0) return expect(p95).toBe(0);
        const exact = times[Math.ceil(times.length * 0.95) - 1]!;
        expect(p95).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
        return expect(p95).toBeLessThanOrEqual(exact * 2 ** (1 / 8) * (1 + 1e-9));
      }),
    );
  });

  test('totals are of all time', () => {
    fc.assert(fc.property(history, (calls) => expect(replay(calls).totals).toEqual(expected(calls))));
  });

  test('faults in a row end with a good answer; a refusal neither adds nor ends', () => {
    fc.assert(
      fc.property(history, (calls) => {
        const lastAnswer = calls.findLastIndex(({ outcome }) => outcome === 'answered');
        expect(replay(calls).faultsInRow).toBe(number(calls.slice(lastAnswer + 1), 'fault'));
      }),
    );
  });
});
