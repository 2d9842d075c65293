import type { Constraint, Moment, Span } from './constraint.ts';
import { momentsInOrder, united } from './spans.ts';

const minuteMs = 60_000;

/** How much (ms) was used before a moment without a break of `breakMs` until then. */
function usedUntil(spans: readonly Span[], at: Moment, breakMs: number): number {
  let used = 0;
  let since = at;
  for (const { from, to } of spans.toReversed()) {
    if (from >= at) continue;
    const end = Math.min(to, at);
    if (since - end >= breakMs) break;
    used += end - from;
    since = from;
  }
  return used;
}

/** What is planned after a moment, from its beginning on without a break of `breakMs`; undefined if nothing is. */
function plannedAfter(spans: readonly Span[], at: Moment, breakMs: number): { from: Moment; ms: number } | undefined {
  let planned: { from: Moment; ms: number } | undefined;
  let until = 0;
  for (const span of spans) {
    if (span.to <= at) continue;
    const from = Math.max(span.from, at);
    if (planned && from - until >= breakMs) break;
    planned = { from: planned?.from ?? from, ms: (planned?.ms ?? 0) + span.to - from };
    until = span.to;
  }
  return planned;
}

/**
 * At most so much time on end; a pause of `breakMs` starts the count anew. What is planned soon after counts along, if
 * no such pause lies between.
 */
export function withoutBreak(rule: string, used: readonly Span[], capMs: number, breakMs: number): Constraint {
  const spans = united(used);
  return {
    rule,
    roomAt(at) {
      const left = capMs - usedUntil(spans, at, breakMs);
      const next = plannedAfter(spans, at, breakMs);
      if (!next) return Math.max(0, left);
      const before = Math.min(left, next.from - breakMs - at);
      return Math.max(0, before, left - next.ms);
    },
    momentsAfter: (at) => momentsInOrder(spans.flatMap(({ to }) => [to, to + breakMs]), at),
    figuresAt: (at) => ({
      maxMinutes: capMs / minuteMs,
      usedMinutes: Math.ceil(usedUntil(spans, at, breakMs) / minuteMs),
      breakMinutes: breakMs / minuteMs,
    }),
  };
}
