/** Lanczos' approximation of ln Γ (g = 7, 9 terms), right to 15 digits for what is counted here. */
const lanczos: readonly number[] = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function logGamma(x: number): number {
  const shifted = x - 1;
  const t = shifted + 7.5;
  const sum = lanczos.slice(1).reduce((total, term, index) => total + term / (shifted + index + 1), lanczos[0]!);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * How probable it is that at least `hits` of `tries` hit by chance, each with the probability `p`: the upper tail of
 * the binomial distribution, summed term by term.
 */
export function binomialTail(hits: number, tries: number, p: number): number {
  if (hits <= 0 || p >= 1) return 1;
  if (hits > tries || p <= 0) return 0;
  // Below the middle the first term may be too small for a number: the misses are counted instead.
  if (hits <= tries * p) return 1 - binomialTail(tries - hits + 1, tries, 1 - p);
  let term = Math.exp(logChoose(tries, hits) + hits * Math.log(p) + (tries - hits) * Math.log1p(-p));
  let sum = 0;
  for (let k = hits; k <= tries; k++) {
    sum += term;
    term *= ((tries - k) / (k + 1)) * (p / (1 - p));
  }
  return Math.min(1, sum);
}
