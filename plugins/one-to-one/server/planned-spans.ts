/** Milliseconds; the end does not belong to it. */
export interface Stretch {
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface PlannedBy extends Stretch {
  readonly teacherId: string;
}

export interface PlannedSpan extends Stretch {
  readonly teacherIds: ReadonlySet<string>;
}

const clipped = (plan: PlannedBy, open: Stretch): PlannedBy => ({ ...plan, startsAt: Math.max(plan.startsAt, open.startsAt), endsAt: Math.min(plan.endsAt, open.endsAt) });

/** One after the other without a pause they are one span: somebody is there all the time. */
function joined(spans: readonly PlannedSpan[], { teacherId, startsAt, endsAt }: PlannedBy): PlannedSpan[] {
  const last = spans.at(-1);
  if (!last || last.endsAt < startsAt) return [...spans, { startsAt, endsAt, teacherIds: new Set([teacherId]) }];
  return [...spans.slice(0, -1), { startsAt: last.startsAt, endsAt: Math.max(last.endsAt, endsAt), teacherIds: new Set([...last.teacherIds, teacherId]) }];
}

/**
 * When somebody plans to be there while tutoring is open, and how many.
 * @param open in order and without overlap
 */
export function plannedSpans(plans: readonly PlannedBy[], open: readonly Stretch[]): PlannedSpan[] {
  return open.flatMap((window) =>
    plans
      .map((plan) => clipped(plan, window))
      .filter(({ startsAt, endsAt }) => startsAt < endsAt)
      .sort((a, b) => a.startsAt - b.startsAt)
      .reduce<PlannedSpan[]>(joined, []),
  );
}
