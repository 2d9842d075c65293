import { constraintsFor } from '../engine/constraints-for.ts';
import type { Span } from '../engine/constraint.ts';
import { decide } from '../engine/decide.ts';
import type { Use } from '../engine/facts.ts';
import { knownScreen, type WorldOf } from './replay.ts';

/** What a student used of late: the app, and live tutoring. */
export interface PastUse {
  readonly districtIds: readonly string[];
  readonly screen: readonly Span[];
  readonly uses: readonly Use[];
}

/** Whether a limit of use would have been met while the app was open for some time. */
function isStopped({ from, to }: Span, { screen, uses }: PastUse, { rules, city }: ReturnType<WorldOf>): boolean {
  const before = { uses: uses.filter((use) => use.to <= from), screen: knownScreen(screen, from), owedRatingId: null };
  const facts = { openerRoles: null, isSuspended: false, teacher: null, students: [before], freeSeats: null };
  return !decide(constraintsFor({ activity: 'use', rules, facts, city }), { at: from, wantedMs: to - from, leastMs: to - from }, from).allowed;
}

/**
 * How many students other rules would have stopped, with the use that they had, whom the present ones let go on.
 * @param since only what began from then on is tried
 */
export async function replayUse(
  past: readonly PastUse[],
  since: number,
  present: WorldOf,
  other: WorldOf,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  let stopped = 0;
  for (const [index, one] of past.entries()) {
    if (index % 50 === 49) await breathe();
    const [is, was] = [other(one.districtIds), present(one.districtIds)];
    const isNew = one.screen.some((span) => span.from >= since && isStopped(span, one, is) && !isStopped(span, one, was));
    if (isNew) stopped++;
  }
  return stopped;
}
