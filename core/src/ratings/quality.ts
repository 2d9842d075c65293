import type { RatingsPolicy } from './ratings-policy.ts';

/** What came in of a teacher in one month, all modes together. */
export interface MonthTally {
  /** YYYY-MM, in the city. */
  readonly month: string;
  readonly ratings: number;
  /** Sum of the shares, in thousandths. */
  readonly shares: number;
}

/** A portrait's quality and every figure that it comes from, from 0 to 1. */
export interface Quality {
  readonly quality: number;
  /** Where the mean of many more ratings would most likely lie. */
  readonly from: number;
  readonly to: number;
  readonly ratings: number;
  /** What they count for, older ones less. */
  readonly weight: number;
  /** Mean of them, older ones counting less. */
  readonly mean: number;
  readonly priorMean: number;
  readonly priorRatings: number;
  readonly halfLifeMonths: number;
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** Half after `halfLife` months; what is dated ahead by a clock that jumped counts as new. */
export function weightOf(month: string, now: string, halfLife: number): number {
  return 0.5 ** (Math.max(0, monthNumber(now) - monthNumber(month)) / halfLife);
}

/**
 * The Bayesian mean: as if `priorRatings` ratings of `priorMean` stood before the real ones, so that a few ratings
 * neither make nor break a teacher (Efron and Morris, "Stein's Estimation Rule and Its Competitors", 1973; in use as
 * the weighted rating of film databases). Older months count less, by half each `halfLifeMonths`.
 *
 * The range is Wilson's score interval ("Probable Inference", JASA 22, 1927) around the mean of the ratings for as
 * many ratings as the weighted ones are worth (Kish's effective sample size). It is meant for yes and no; of values
 * between 0 and 1 none vary more, so the range is wide enough.
 * @returns null where no rating has come in
 */
export function qualityOf(
  months: readonly MonthTally[],
  now: string,
  { priorMean, priorRatings, halfLifeMonths, z }: RatingsPolicy['quality'],
): Quality | null {
  let [ratings, weight, squares, shares] = [0, 0, 0, 0];
  for (const tally of months) {
    const each = weightOf(tally.month, now, halfLifeMonths);
    ratings += tally.ratings;
    weight += each * tally.ratings;
    squares += each * each * tally.ratings;
    shares += (each * tally.shares) / 1000;
  }
  if (ratings === 0) return null;
  const mean = Math.min(1, shares / weight);
  const quality = (priorMean * priorRatings + shares) / (priorRatings + weight);
  const range = wilsonInterval(mean, weight ** 2 / squares, z);
  return { quality, ...range, ratings, weight, mean, priorMean, priorRatings, halfLifeMonths };
}

export function wilsonInterval(share: number, count: number, z: number): { from: number; to: number } {
  const z2 = z * z;
  const middle = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (z / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) };
}
