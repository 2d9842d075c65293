import type { Hundredths } from './hundredths.ts';
import type { ServiceKind } from './service-kind.ts';

/**
 * What holds for all service of one week, fixed for the whole week: so that it does not matter which of a
 * week's answers the ledger hears of first.
 */
export interface WeekRules {
  /** Version of the rules that was in force when the week began: `city@3 district:east@1`. */
  readonly version: string;
  /** Adopted answers that earn, per teacher: 30 unless the city says otherwise (docs: domain, rules). */
  readonly answers: number;
  /** For a minute, or for a piece. */
  readonly tariff: Readonly<Record<ServiceKind, Hundredths>>;
}

/** What holds for a whole term. */
export interface TermRules {
  /** Version of the city's rules that was in force when the term began. */
  readonly version: string;
  /** The most that a teacher is granted: 5,000 points unless the city says otherwise (docs: domain, rules). */
  readonly cap: Hundredths;
  /** What a point is worth: 10 yuan unless the city says otherwise. */
  readonly fenPerPoint: number;
}

/** The part of the city's rules that speaks of points, as `policy.rules` gives it. */
export interface PointsRules {
  /** Points, not hundredths. */
  readonly perTerm: number;
  readonly fenPerPoint: number;
  readonly adoptedAnswersPerWeek: number;
  readonly tariff: Readonly<Record<string, Hundredths>>;
}

const of = ({ tariff }: PointsRules, name: string): Hundredths => tariff[name] ?? 0;

export function weekRulesOf(version: string, rules: PointsRules): WeekRules {
  return {
    version,
    answers: rules.adoptedAnswersPerWeek,
    tariff: {
      session: of(rules, 'sessionMinute'),
      class: of(rules, 'classMinute'),
      answer: of(rules, 'adoptedAnswer'),
      lesson: of(rules, 'lesson'),
    },
  };
}

export function termRulesOf(version: string, rules: PointsRules): TermRules {
  return { version, cap: rules.perTerm * 100, fenPerPoint: rules.fenPerPoint };
}
