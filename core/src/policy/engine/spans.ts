import type { Moment, Span } from './constraint.ts';

/** In order, and joined where they touch or overlap. */
export function united(spans: readonly Span[]): Span[] {
  const inOrder = spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const result: Span[] = [];
  for (const span of inOrder) {
    const last = result.at(-1);
    if (last && span.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

/** How much (ms) of spans lies within another; what overlaps counts as often as it is there. */
export function lengthWithin(spans: readonly Span[], { from, to }: Span): number {
  return spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
}

/** What two lists of spans, each in order and without overlap, have in common. */
export function* inBoth(one: Iterable<Span>, other: Iterable<Span>): Generator<Span> {
  const [left, right] = [one[Symbol.iterator](), other[Symbol.iterator]()];
  let [a, b] = [left.next(), right.next()];
  while (!a.done && !b.done) {
    const from = Math.max(a.value.from, b.value.from);
    const to = Math.min(a.value.to, b.value.to);
    if (from < to) yield { from, to };
    if (a.value.to < b.value.to) a = left.next();
    else b = right.next();
  }
}

/** The moments in order, each once, and none that is not after `at`. */
export function momentsInOrder(moments: readonly Moment[], at: Moment): Moment[] {
  return [...new Set(moments.filter((moment) => moment > at))].sort((a, b) => a - b);
}
