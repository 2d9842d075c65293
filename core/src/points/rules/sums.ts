import type { Hundredths } from './hundredths.ts';

/** What one teacher's entries of one term come to. */
export interface Sums {
  /** What service earned, after the week's limit and before the term's cap. */
  readonly earned: Hundredths;
  /** What approved corrections add or take. */
  readonly corrected: Hundredths;
}

/**
 * What is granted of it: never more than the term's cap, never less than nothing. Only the sums count, not
 * the order in which they came about (docs: domain, "points: 5,000 a term and teacher").
 */
export function grantedOf({ earned, corrected }: Sums, cap: Hundredths): Hundredths {
  return Math.min(Math.max(earned + corrected, 0), cap);
}

/** What the term's cap keeps back. */
export function cutByTerm({ earned, corrected }: Sums, cap: Hundredths): Hundredths {
  return Math.max(earned + corrected - cap, 0);
}

export interface Change {
  readonly sums: Sums;
  /** What the change is worth to the teacher: the difference of what is granted. */
  readonly amount: Hundredths;
}

/** Adds to the sums. The amounts of all changes add up to what is granted in the end, in whatever order they come. */
export function change(sums: Sums, by: Partial<Sums>, cap: Hundredths): Change {
  const next = { earned: sums.earned + (by.earned ?? 0), corrected: sums.corrected + (by.corrected ?? 0) };
  return { sums: next, amount: grantedOf(next, cap) - grantedOf(sums, cap) };
}
