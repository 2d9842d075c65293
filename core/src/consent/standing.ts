import type { LocalDate } from '../runtime/city-time/index.ts';
import { graceEndsOn, isOfAge } from './coming-of-age.ts';
import type { Ask } from './ask.ts';

export const givers = ['guardian', 'student'] as const;
export type Giver = (typeof givers)[number];

/** What was answered last. */
export interface Decision {
  readonly purpose: string;
  readonly pluginId: string;
  readonly isAllowed: boolean;
  readonly givenBy: Giver;
  /** Of the words that were answered to. */
  readonly version: string;
  /** Milliseconds. */
  readonly at: number;
}

/**
 * - `missing`: nobody who may answer has done so.
 * - `stale`: allowed, but the words are others now.
 * - `to-confirm`: the guardian's, and the student is 14; it goes on for the time of grace.
 * - `lapsed`: the guardian's, and that time is over.
 */
export const states = ['missing', 'allowed', 'refused', 'stale', 'to-confirm', 'lapsed'] as const;
export type State = (typeof states)[number];

export interface Standing {
  readonly state: State;
  readonly isAllowed: boolean;
}

export interface Moment {
  /** The city's day. */
  readonly today: LocalDate;
  readonly graceDays: number;
}

const allows = (state: State): Standing => ({ state, isAllowed: true });
const denies = (state: State): Standing => ({ state, isAllowed: false });

/** How an answer stands now: decided whenever it is read, so that no job has to run on anybody's birthday. */
export function standingOf(
  { version, isOptional }: Pick<Ask, 'version' | 'isOptional'>,
  decision: Decision | undefined,
  birthDate: LocalDate | null,
  { today, graceDays }: Moment,
): Standing {
  const isOwn = isOfAge(birthDate, today);
  // A birth date that was put right may turn out that a student answered too early.
  if (!decision || (decision.givenBy === 'student' && !isOwn)) return denies('missing');
  if (!decision.isAllowed) return denies('refused');
  if (decision.version !== version) return denies('stale');
  if (decision.givenBy === 'student' || !isOwn) return allows('allowed');
  const isOver = isOptional && graceEndsOn(birthDate, graceDays)! <= today;
  return isOver ? denies('lapsed') : allows('to-confirm');
}

/** Whether somebody still has to be asked. */
export const isOpen = (state: State): boolean => state !== 'allowed' && state !== 'refused';
