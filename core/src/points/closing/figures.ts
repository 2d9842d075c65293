import { createHash } from 'node:crypto';
import type { TeacherSums } from '../ledger/sums.repository.ts';
import { fenOf, type Hundredths } from '../rules/hundredths.ts';
import { cutByTerm } from '../rules/sums.ts';
import type { TermRules } from '../rules/points-rules.ts';

/** What the teachers of a district come to in a term. */
export interface Figures {
  readonly teachers: number;
  readonly entries: number;
  readonly granted: Hundredths;
  readonly cut: Hundredths;
  readonly fen: number;
  /** The same only while no figure of any teacher changes. */
  readonly digest: string;
}

function digestOf(all: readonly TeacherSums[]): string {
  const hash = createHash('sha256');
  for (const { teacherId, earned, corrected, granted, entries } of all) hash.update(`${[teacherId, earned, corrected, granted, entries].join(' ')}\n`);
  return hash.digest('hex');
}

/** @param all in the order of their ids */
export function figuresOf(all: readonly TeacherSums[], { cap, fenPerPoint }: TermRules): Figures {
  const sum = (of: (one: TeacherSums) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    teachers: all.length,
    entries: sum(({ entries }) => entries),
    granted: sum(({ granted }) => granted),
    cut: sum((one) => cutByTerm(one, cap)),
    fen: sum(({ granted }) => fenOf(granted, fenPerPoint)),
    digest: digestOf(all),
  };
}

/** Teachers by their districts. */
export function byDistrict(all: readonly TeacherSums[]): ReadonlyMap<string, TeacherSums[]> {
  const districts = new Map<string, TeacherSums[]>();
  for (const one of all) {
    const known = districts.get(one.districtId);
    if (known) known.push(one);
    else districts.set(one.districtId, [one]);
  }
  return districts;
}
