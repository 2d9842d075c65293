import fc from 'fast-check';
import { longestDays, rangeOf } from './supervision-range.ts';

const day = 86_400_000;
const now = Date.parse('2026-11-23T18:00:00+08:00');
const moment = fc.integer({ min: now - 2_000 * day, max: now + 10 * day });
const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

describe('the time that supervisors look at', () => {
  test('is the last thirty days unless they say otherwise, up to this very moment', () => {
    expect(rangeOf({}, now)).toEqual({ from: now + 1 - 30 * day, to: now + 1 });
  });

  test('is what they ask for, or refused: never empty, never longer than a school year', () => {
    fc.assert(
      fc.property(moment, moment, (from, to) => {
        const asked = () => rangeOf({ from: iso(from), to: iso(to) }, now);
        if (from >= to) return expect(asked).toThrow(expect.objectContaining({ code: 'QA_RANGE_EMPTY' }));
        if (to - from > longestDays * day)
          return expect(asked).toThrow(expect.objectContaining({ code: 'QA_RANGE_TOO_LONG' }));
        expect(asked()).toEqual({ from, to });
      }),
    );
  });
});
