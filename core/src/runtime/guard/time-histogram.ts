/**
 * Counts of times in buckets that grow by an eighth of a doubling: filling one costs a logarithm, and
 * a percentile read from them is at most 9 % (2^(1/8)) above the exact one.
 */
const bucketsPerDoubling = 8;
const smallestMs = 0.05;
/** From 0.05 ms to 105 s; longer times fall into the last bucket. */
export const bucketCount = bucketsPerDoubling * 21 + 1;

/** The first bucket whose bound is not below the time. */
export function bucketOf(milliseconds: number): number {
  if (!(milliseconds > smallestMs)) return 0;
  return Math.min(Math.ceil(Math.log2(milliseconds / smallestMs) * bucketsPerDoubling), bucketCount - 1);
}

/** The longest time that a bucket holds, in milliseconds. */
export function boundOf(bucket: number): number {
  return smallestMs * 2 ** (bucket / bucketsPerDoubling);
}

/** The bound of the bucket that holds the time of this rank; 0 where nothing was counted. */
export function percentileOf(counts: ArrayLike<number>, share: number): number {
  let total = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) total += counts[bucket]!;
  let left = Math.max(1, Math.ceil(total * share));
  for (let bucket = 0; bucket < counts.length; bucket++) {
    left -= counts[bucket]!;
    if (left <= 0) return boundOf(bucket);
  }
  return 0;
}
