import type { Rung, Strictness } from '../api.ts';

/** From a nudge to the whole solution, in this order and never skipping one. */
export const rungs = ['knowledge-points', 'thinking', 'first-step', 'full'] as const satisfies readonly Rung[];

/** How far one student has climbed with one bank question. */
export interface LadderProgress {
  /** How many rungs are open, 0 to 4. */
  readonly opened: number;
  /** When the topmost open rung was opened, in milliseconds since 1970; null while none is. */
  readonly openedAt: number | null;
  /** For each attempt, the rung that was topmost when it was made (null: before any). */
  readonly attempts: readonly (Rung | null)[];
}

/** What the way up from a rung asks for. */
interface Gate {
  readonly waitSeconds: number;
  readonly attempt: 'none' | 'anywhere' | 'at-this-rung';
  /** Whether either of the two is enough. */
  readonly eitherWillDo: boolean;
}

const free: Gate = { waitSeconds: 0, attempt: 'none', eitherWillDo: false };

/** The gate above each rung, per strictness; a rung without one is left freely. */
const gates: Record<Strictness, Partial<Record<Rung, Gate>>> = {
  gentle: {},
  standard: { 'first-step': { waitSeconds: 60, attempt: 'anywhere', eitherWillDo: true } },
  strict: {
    'knowledge-points': { waitSeconds: 15, attempt: 'none', eitherWillDo: false },
    thinking: { waitSeconds: 30, attempt: 'at-this-rung', eitherWillDo: false },
    'first-step': { waitSeconds: 60, attempt: 'at-this-rung', eitherWillDo: false },
  },
};

/** What still stands between the student and the next rung; nothing does when both are empty. */
export interface NextRung {
  readonly rung: Rung;
  readonly waitSeconds: number;
  readonly needsAttempt: boolean;
  /** Whether waiting alone, or an attempt alone, opens it. */
  readonly eitherWillDo: boolean;
}

/** What the next rung asks for now, or null at the top of the ladder. */
export function describeNextRung(progress: LadderProgress, strictness: Strictness, now: number): NextRung | null {
  const rung = rungs[progress.opened];
  if (!rung) return null;
  const below = progress.opened === 0 ? null : (rungs[progress.opened - 1] ?? null);
  const gate = (below && gates[strictness][below]) ?? free;
  const waitSeconds = remainingSeconds(progress.openedAt, gate.waitSeconds, now);
  const needsAttempt = !hasAttempt(progress, gate, below);
  const isPassed = gate.eitherWillDo && (waitSeconds === 0 || !needsAttempt);
  return isPassed
    ? { rung, waitSeconds: 0, needsAttempt: false, eitherWillDo: true }
    : { rung, waitSeconds, needsAttempt, eitherWillDo: gate.eitherWillDo };
}

function remainingSeconds(since: number | null, seconds: number, now: number): number {
  if (since === null) return 0;
  return Math.max(0, Math.ceil((since + seconds * 1000 - now) / 1000));
}

function hasAttempt(progress: LadderProgress, gate: Gate, below: Rung | null): boolean {
  if (gate.attempt === 'none') return true;
  if (gate.attempt === 'anywhere') return progress.attempts.length > 0;
  return progress.attempts.includes(below);
}

export type LadderDecision =
  | { readonly granted: true; readonly rung: Rung; readonly progress: LadderProgress }
  | {
      readonly granted: false;
      readonly refusal: 'TRY_FIRST' | 'WAIT_A_MOMENT' | 'LADDER_AT_TOP';
      readonly next: NextRung | null;
    };

/** Decides whether the next rung opens now. */
export function decideNextRung(progress: LadderProgress, strictness: Strictness, now: number): LadderDecision {
  const next = describeNextRung(progress, strictness, now);
  if (!next) return { granted: false, refusal: 'LADDER_AT_TOP', next };
  if (next.needsAttempt) return { granted: false, refusal: 'TRY_FIRST', next };
  if (next.waitSeconds > 0) return { granted: false, refusal: 'WAIT_A_MOMENT', next };
  return { granted: true, rung: next.rung, progress: { ...progress, opened: progress.opened + 1, openedAt: now } };
}
