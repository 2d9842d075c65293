import type { Moment, Span } from './constraint.ts';

/**
 * What takes place between a teacher and students, whichever plugin offers it: a live `session` of two, a live `class`
 * of many, a `seat` in a class, a question (`ask`), an `answer` to one, the `adoption` of an answer, which earns points,
 * what a student looks at otherwise (`browse`), and having the app open at all (`use`).
 */
export const activities = ['session', 'class', 'seat', 'ask', 'answer', 'adoption', 'browse', 'use'] as const;
export type Activity = (typeof activities)[number];

/** Something of the past or planned. */
export interface Use extends Span {
  readonly activity: Activity;
}

export type AdmissionState = 'none' | 'applied' | 'admitted' | 'suspended' | 'withdrawn' | 'lapsed';

export interface TeacherFacts {
  readonly uses: readonly Use[];
  readonly admission: AdmissionState;
  /** First moment at which the admission no longer holds; null for no end. */
  readonly admittedUntil: Moment | null;
}

export interface StudentFacts {
  readonly uses: readonly Use[];
  /** When the app was in use, live tutoring included. */
  readonly screen: readonly Span[];
  /** The rating that is owed for the longest; null for none. */
  readonly owedRatingId: string | null;
}

/** Everything that a decision depends on beside the rules. */
export interface Facts {
  /** Roles of who begins it; null for the platform itself. */
  readonly openerRoles: readonly string[] | null;
  /** Whether one of the people is suspended, from the platform or from the plugin that asks. */
  readonly isSuspended: boolean;
  readonly teacher: TeacherFacts | null;
  readonly students: readonly StudentFacts[];
  /** Free seats of the class; null where it is about none. */
  readonly freeSeats: number | null;
}
