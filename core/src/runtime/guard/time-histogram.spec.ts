import fc from 'fast-check';
import { boundOf, bucketCount, bucketOf, percentileOf } from './time-histogram.ts';

const times = fc.double({ min: 0.05, max: 100_000, noNaN: true });

function counted(values: readonly number[]): Uint32Array {
  const counts = new Uint32Array(bucketCount);
  for (const value of values) counts[bucketOf(value)]! += 1;
  return counts;
}

/** Nearest rank: the smallest time that at least this share of all do not exceed. */
function exactPercentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1]!;
}

describe('a histogram of times', () => {
  test('a bucket holds the times up to its bound, and not those up to the bound before', () => {
    fc.assert(
      fc.property(times, (time) => {
        const bucket = bucketOf(time);
        expect(time).toBeLessThanOrEqual(boundOf(bucket) * (1 + 1e-9));
        if (bucket > 0) expect(time).toBeGreaterThan(boundOf(bucket - 1) * (1 - 1e-9));
      }),
    );
  });

  test('a percentile is never below the exact one, and at most one bucket above it', () => {
    const shares = fc.constantFrom(0.5, 0.95, 0.99);
    fc.assert(
      fc.property(fc.array(times, { minLength: 1, maxLength: 300 }), shares, (values, share) => {
        const exact = exactPercentile(values, share);
        const read = percentileOf(counted(values), share);
        expect(read).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
        expect(read).toBeLessThanOrEqual(exact * 2 ** (1 / 8) * (1 + 1e-9));
      }),
    );
  });

  test.each([0, -1, Number.NaN, 1e12, Infinity])('%d milliseconds has a bucket', (time) => {
    expect(bucketOf(time)).toBeGreaterThanOrEqual(0);
    expect(bucketOf(time)).toBeLessThan(bucketCount);
  });

  test('nothing counted has no percentile', () => {
    expect(percentileOf(new Uint32Array(bucketCount), 0.95)).toBe(0);
  });
});
