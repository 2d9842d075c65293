import type { Decision } from '../engine/decide.ts';
import type { Moment } from '../engine/constraint.ts';

const minuteMs = 60_000;
/** What is under way at a limit, an answer being written say, is finished within this. */
export const finishMs = 5 * minuteMs;

/**
 * How a student stands to the limits of use: `free`; `warned` shortly before one; `finishing`, when nothing new begins
 * and what is under way ends; `stopped`, until the moment at which it goes on. Source: the programme's rule of overuse
 * ("warned, then stopped, and the school is told").
 */
export interface UseState {
  readonly state: 'free' | 'warned' | 'finishing' | 'stopped';
  /** Whole minutes until the next change for the worse; null when free or stopped. */
  readonly minutesLeft: number | null;
  /** When a student who has reached a limit may go on; null otherwise, or where nobody knows. */
  readonly until: Moment | null;
}

/** What a decision on more use means. */
export interface Standing {
  readonly now: Moment;
  readonly decision: Decision;
  readonly warnMs: number;
  /** When the limit was met first; null for just now. */
  readonly metAt: Moment | null;
  /** Whether the student is in a session or class: it has its own clock, and ends first. */
  readonly isLive: boolean;
}

const wholeMinutes = (ms: number) => Math.max(0, Math.ceil(ms / minuteMs));

export function useStateOf({ now, decision, warnMs, metAt, isLive }: Standing): UseState {
  if (isLive) return { state: 'free', minutesLeft: null, until: null };
  if (decision.allowed) {
    const isFree = decision.grantedMs > warnMs;
    return { state: isFree ? 'free' : 'warned', minutesLeft: isFree ? null : wholeMinutes(decision.grantedMs), until: null };
  }
  const until = decision.nextAt;
  const endsAt = (metAt ?? now) + finishMs;
  if (now < endsAt) return { state: 'finishing', minutesLeft: wholeMinutes(endsAt - now), until };
  return { state: 'stopped', minutesLeft: null, until };
}
