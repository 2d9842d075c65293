import type { City } from '../engine/city.ts';
import type { Span } from '../engine/constraint.ts';
import { constraintsFor } from '../engine/constraints-for.ts';
import { decide } from '../engine/decide.ts';
import type { Activity, Use } from '../engine/facts.ts';
import type { Rules } from './rules-schema.ts';

/** Something that was reserved, and by whom it was used. */
export interface PastReservation extends Use {
  readonly id: string;
  readonly createdAt: number;
  readonly teacherId: string | null;
  readonly studentIds: readonly string[];
  readonly districtIds: readonly string[];
}

/** Rules and calendar as some districts have them together. */
export type WorldOf = (districtIds: readonly string[]) => { rules: Rules; city: City };

export interface Replayed {
  /** How many were tried. */
  readonly of: number;
  /** How many of them the other rules would have refused. */
  readonly refused: number;
  readonly byRule: Readonly<Record<string, number>>;
}

const peopleOf = ({ teacherId, studentIds }: PastReservation) => [...(teacherId ? [teacherId] : []), ...studentIds];
/** Seats follow their classes, and need no decision of their own. */
const tried: readonly Activity[] = ['session', 'class', 'adoption'];

function byPerson(past: readonly PastReservation[]): Map<string, PastReservation[]> {
  const found = new Map<string, PastReservation[]>();
  for (const one of past) for (const id of peopleOf(one)) found.set(id, [...(found.get(id) ?? []), one]);
  return found;
}

/** When students had the app open, by person. */
export type ScreenOf = (personId: string) => readonly Span[];

/** Use as it was known at a moment. */
export function knownScreen(screen: readonly Span[], at: number): Span[] {
  return screen.filter(({ from }) => from < at).map(({ from, to }) => ({ from, to: Math.min(to, at) }));
}

/** The rule that would have refused it, with what was known by then; null if none. */
function refusing(one: PastReservation, usesOf: (id: string) => readonly Use[], screenOf: ScreenOf, world: ReturnType<WorldOf>): string | null {
  const { teacherId, studentIds, activity, from, to } = one;
  const facts = {
    openerRoles: null,
    isSuspended: false,
    teacher: teacherId === null ? null : { uses: usesOf(teacherId), admission: 'admitted' as const, admittedUntil: null },
    students: studentIds.map((id) => ({ uses: usesOf(id), screen: knownScreen(screenOf(id), from), owedRatingId: null })),
    freeSeats: null,
  };
  const length = to - from;
  const demand = length > 0 ? { at: from, wantedMs: length, leastMs: length } : { at: from, wantedMs: Infinity, leastMs: 1 };
  const decision = decide(constraintsFor({ activity, rules: world.rules, facts, city: world.city }), demand, from);
  return decision.allowed ? null : decision.rule;
}

/**
 * What of the past other rules would have refused that the present ones allow. Each is judged on what had been reserved
 * before it, so that what a rule refuses does not make room for the next.
 * @param past with the history that decisions look back on
 * @param since only what began from then on is tried
 */
export async function replay(
  past: readonly PastReservation[],
  screenOf: ScreenOf,
  since: number,
  present: WorldOf,
  other: WorldOf,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<Replayed> {
  const known = byPerson(past);
  const byRule: Record<string, number> = {};
  let of = 0;
  for (const one of past) {
    if (one.from < since || !tried.includes(one.activity)) continue;
    if (++of % 100 === 0) await breathe();
    const usesOf = (id: string) => known.get(id)!.filter(({ id: other, createdAt }) => other !== one.id && createdAt <= one.createdAt);
    const rule = refusing(one, usesOf, screenOf, other(one.districtIds));
    if (rule === null || refusing(one, usesOf, screenOf, present(one.districtIds)) !== null) continue;
    byRule[rule] = (byRule[rule] ?? 0) + 1;
  }
  return { of, refused: Object.values(byRule).reduce((sum, count) => sum + count, 0), byRule };
}
