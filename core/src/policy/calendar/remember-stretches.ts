import type { Span } from '../engine/constraint.ts';

const mostKept = 16;

/**
 * Days and weeks as they were worked out last: a city asks for the same few again and again, and a zone's clocks are
 * slow to read.
 */
export function rememberStretches(stretchAt: (at: number) => Span): (at: number) => Span {
  const kept: Span[] = [];
  return (at) => {
    const known = kept.find(({ from, to }) => from <= at && at < to);
    if (known) return known;
    const fresh = stretchAt(at);
    kept.unshift(fresh);
    kept.length = Math.min(kept.length, mostKept);
    return fresh;
  };
}
