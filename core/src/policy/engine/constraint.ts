/** Milliseconds since 1970. */
export type Moment = number;

/** From its first moment to the first after it. */
export interface Span {
  readonly from: Moment;
  readonly to: Moment;
}

/** Values that a sentence about a rule names: counts, minutes, times of day. */
export type Figures = Readonly<Record<string, number | string | readonly string[]>>;

/**
 * One rule applied to one history. Between two neighbouring moments of `momentsAfter` the room never grows, so the
 * first of them at which it is enough is the first moment at all.
 */
export interface Constraint {
  /** Names the rule in refusals, and so its sentence. */
  readonly rule: string;
  /** How long (ms) what begins at a moment may last by this rule alone; 0 is not at all. */
  roomAt(at: Moment): number;
  /** Moments after `at`, in order, at which the room may grow; may go on for ever. */
  momentsAfter(at: Moment): Iterable<Moment>;
  figuresAt(at: Moment): Figures;
}

const nothing: readonly Moment[] = [];

/** A rule that time does not change: it holds, or it does not. */
export function fixed(rule: string, room: number, figures: Figures = {}): Constraint {
  return { rule, roomAt: () => room, momentsAfter: () => nothing, figuresAt: () => figures };
}
