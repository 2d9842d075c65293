/** A teacher who is free, with how well they fit. */
export interface Candidate {
  readonly teacherId: string;
  readonly fit: number;
  /** When the teacher's last session or ring ended, or the duty began; milliseconds. */
  readonly idleSince: number;
}

const minute = 60_000;
/** Who has waited so long stands as high as one who fits a whole point better. */
const pointOfWaiting = 20 * minute;
const mostForWaiting = 2;

/** Fit, and what waiting adds to it: a point for 20 minutes, two at most. */
export function standingOf({ fit, idleSince }: Candidate, now: number): number {
  return fit + Math.min(mostForWaiting, Math.max(0, now - idleSince) / pointOfWaiting);
}

/**
 * Who is asked first: by standing, then who waits longest, then by id so that every node finds the same. Of two with the
 * same fit the one who waits longer is always asked first, so load is shared evenly among them (`rank.spec.ts` plays an
 * evening of it).
 */
export function ranked<C extends Candidate>(candidates: readonly C[], now: number): C[] {
  const standing = new Map(candidates.map((one) => [one, standingOf(one, now)]));
  return [...candidates].sort(
    (a, b) => standing.get(b)! - standing.get(a)! || a.idleSince - b.idleSince || (a.teacherId < b.teacherId ? -1 : 1),
  );
}
