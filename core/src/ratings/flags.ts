import { binomialTail } from './binomial-tail.ts';
import type { RatingsPolicy } from './ratings-policy.ts';

export const flagKinds = ['teacher-inflation', 'student-inflation', 'concentration', 'ring'] as const;
export type FlagKind = (typeof flagKinds)[number];

/** Ratings of one person, and how many of them were the best there are. */
export interface BestTally {
  readonly id: string;
  readonly ratings: number;
  readonly best: number;
}

/** What one student, or the students of one class, gave one teacher in a subject. */
export interface Together {
  readonly teacherId: string;
  /** A student or a class group. */
  readonly giverId: string;
  readonly subject: string;
  readonly together: number;
  /** How many of them were adopted answers. */
  readonly adopted: number;
  /** All that the giver rated in the subject, whoever taught. */
  readonly ofGiver: number;
  /** All ratings of the teacher in the subject, and all of the subject, in the city. */
  readonly ofTeacher: number;
  readonly ofSubject: number;
}

export interface TogetherOfClass extends Together {
  /** Students of the class who rated the teacher at least `fewestOfEach` times. */
  readonly students: number;
}

/** What a supervisor is told: figures and no verdict. */
export interface Flag {
  readonly kind: FlagKind;
  readonly teacherId: string | null;
  /** A student, or a class group for a ring. */
  readonly giverId: string | null;
  readonly subject: string | null;
  readonly figures: Figures;
}

export interface Figures {
  readonly count: number;
  readonly of: number;
  /** `count / of`. */
  readonly share: number;
  /** The share that chance would give: that of the rest of the city. */
  readonly expected: number;
  /** How probable so many are, or more, if chance ruled. */
  readonly probability: number;
  readonly students?: number;
  readonly adopted?: number;
}

type Thresholds = RatingsPolicy['flags'];

function figuresOf(count: number, of: number, expected: number): Figures {
  return { count, of, share: count / of, expected, probability: binomialTail(count, of, expected) };
}

/**
 * Rating inflation: whose share of best ratings is improbably high against that of everybody else's ratings in the
 * city (a supervised anomaly of the programme: "rating inflation"). Good teachers are flagged too; hence no verdict.
 */
export function findInflation(
  kind: 'teacher-inflation' | 'student-inflation',
  tallies: readonly BestTally[],
  { inflation }: Thresholds,
): Flag[] {
  const fewest = kind === 'teacher-inflation' ? inflation.fewestOfTeacher : inflation.fewestOfStudent;
  const all = tallies.reduce((sum, { ratings }) => sum + ratings, 0);
  const best = tallies.reduce((sum, tally) => sum + tally.best, 0);
  return tallies.flatMap((tally) => {
    const others = all - tally.ratings;
    // With hardly anybody else there is nothing to compare with.
    if (tally.ratings < fewest || others < fewest) return [];
    const figures = figuresOf(tally.best, tally.ratings, (best - tally.best) / others);
    if (figures.share < inflation.leastShare || figures.probability >= inflation.improbability) return [];
    const who = kind === 'teacher-inflation' ? { teacherId: tally.id, giverId: null } : { teacherId: null, giverId: tally.id };
    return [{ kind, ...who, subject: null, figures }];
  });
}

/** The teacher's share of the subject without the giver's own ratings; undefined where nobody else rated. */
function expectedShare({ together, ofGiver, ofTeacher, ofSubject }: Together): number | undefined {
  const others = ofSubject - ofGiver;
  // One more for the teacher: who was chosen by nobody else yet is not impossible.
  return others < 1 ? undefined : (ofTeacher - together + 1) / (others + 1);
}

function concentrationOf(one: Together, thresholds: { leastShare: number; improbability: number }): Figures | undefined {
  const expected = expectedShare(one);
  if (expected === undefined) return undefined;
  const figures = figuresOf(one.together, one.ofGiver, expected);
  const isFlagged = figures.share >= thresholds.leastShare && figures.probability < thresholds.improbability;
  return isFlagged ? { ...figures, adopted: one.adopted } : undefined;
}

/**
 * Reciprocal adoption: one student who adopts and rates one teacher far above the teacher's share among the ratings
 * of that subject in the city (an anomaly of the programme). Only students rate here, so of a pair that serves each
 * other this is the side that can be counted.
 */
export function findConcentration(pairs: readonly Together[], { concentration }: Thresholds): Flag[] {
  return pairs.flatMap((pair) => {
    if (pair.together < concentration.fewestTogether) return [];
    const figures = concentrationOf(pair, concentration);
    const { teacherId, giverId, subject } = pair;
    return figures ? [{ kind: 'concentration' as const, teacherId, giverId, subject, figures }] : [];
  });
}

/** The same of several students of one class together, as an arrangement among them would show. */
export function findRings(classes: readonly TogetherOfClass[], { ring }: Thresholds): Flag[] {
  return classes.flatMap((one) => {
    if (one.together < ring.fewestTogether || one.students < ring.fewestStudents) return [];
    const figures = concentrationOf(one, ring);
    const { teacherId, giverId, subject, students } = one;
    return figures ? [{ kind: 'ring' as const, teacherId, giverId, subject, figures: { ...figures, students } }] : [];
  });
}
