import type { Constraint, Span } from './constraint.ts';
import { momentsInOrder } from './spans.ts';

/**
 * Nobody is in two places: what is new keeps clear of what is planned, before it and after it, by `gapMs`. Rule "10
 * minutes at least between two classes of one teacher", and with no gap "one thing at a time".
 */
export function apart(rule: string, spans: readonly Span[], gapMs: number): Constraint {
  return {
    rule,
    roomAt(at) {
      const ahead = spans.filter(({ to }) => at < to + gapMs).map(({ from }) => from - gapMs - at);
      return Math.max(0, Math.min(Infinity, ...ahead));
    },
    momentsAfter: (at) => momentsInOrder(spans.map(({ to }) => to + gapMs), at),
    figuresAt(at) {
      const free = spans.filter(({ from, to }) => from - gapMs <= at && at < to + gapMs).map(({ to }) => to + gapMs);
      return { gapMinutes: gapMs / 60_000, ...(free.length > 0 && { until: Math.max(...free) }) };
    },
  };
}
