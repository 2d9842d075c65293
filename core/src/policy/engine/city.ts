import type { Span } from './constraint.ts';
import type { PeriodOf } from './period-cap.ts';

/** The city's days and weeks, and when tutoring is open, for one set of districts. */
export interface City {
  readonly dayOf: PeriodOf;
  readonly weekOf: PeriodOf;
  /** Tutoring hours by the rules, in order, as far ahead as the calendar is known. */
  readonly openWindows: readonly Span[];
  /** The last moment that the calendar knows of. */
  readonly knownUntil: number;
}
