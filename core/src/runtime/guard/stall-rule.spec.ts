import fc from 'fast-check';
import { StallRule } from './stall-rule.ts';

const { beatMs } = StallRule;
const longestMs = 2_000;

/** One interval: whether the main thread beat, how late the watch was, and whose code it found. */
interface Interval {
  beats: boolean;
  elapsedMs: number;
  release: string | undefined;
}

const interval = fc.record({
  beats: fc.boolean().map((beats) => beats),
  elapsedMs: fc.oneof({ weight: 5, arbitrary: fc.constant(beatMs) }, { weight: 1, arbitrary: fc.integer({ min: beatMs, max: 60_000 }) }),
  release: fc.oneof({ weight: 5, arbitrary: fc.constant('a@1') }, fc.constantFrom('b@1', undefined)),
});
const mostlySilent = fc.array(interval.map((each) => ({ ...each, beats: each.beats && each.elapsedMs % 7 === 0 })), { maxLength: 60 });

/** Gives for each interval who is convicted after it. */
function watch(intervals: readonly Interval[]): (string | undefined)[] {
  const rule = new StallRule(longestMs);
  let beats = 0;
  return intervals.map(({ beats: isBeat, elapsedMs, release }) => {
    if (isBeat) beats += 1;
    rule.heard(beats, elapsedMs);
    if (rule.shouldLook) rule.found(release);
    return rule.convicted;
  });
}

const silent = (release: string | undefined, times: number): Interval[] => Array.from({ length: times }, () => ({ beats: false, elapsedMs: beatMs, release }));

describe('the rule of stalls', () => {
  test('convicts only who was found in every look over the second half of a silence', () => {
    fc.assert(
      fc.property(mostlySilent, (intervals) => {
        watch(intervals).forEach((convicted, index) => {
          if (convicted === undefined) return;
          const begin = intervals.slice(0, index + 1).findLastIndex(({ beats }) => beats) + 1;
          const silence = intervals.slice(begin, index + 1);
          const counted = (part: readonly Interval[]) => part.reduce((sum, { elapsedMs }) => sum + Math.min(elapsedMs, beatMs * 1.5), 0);
          expect(counted(silence)).toBeGreaterThanOrEqual(longestMs);
          const half = silence.findIndex((_each, at) => counted(silence.slice(0, at + 1)) >= longestMs / 2);
          expect(new Set(silence.slice(half).map(({ release }) => release))).toEqual(new Set([convicted]));
        });
      }),
    );
  });

  test('convicts a loop after the time and not before', () => {
    expect(watch(silent('a@1', 9)).map(Boolean)).toEqual([...Array<boolean>(7).fill(false), true, true]);
  });

  test('does not convict the platform, nor a plugin that came after it', () => {
    expect(watch(silent(undefined, 40)).some(Boolean)).toBe(false);
    expect(watch([...silent(undefined, 7), ...silent('a@1', 3)]).some(Boolean)).toBe(false);
  });

  test('a machine that slept for an hour convicts nobody', () => {
    expect(watch([{ beats: false, elapsedMs: 3_600_000, release: 'a@1' }, ...silent('a@1', 3)]).some(Boolean)).toBe(false);
  });

  test('tells of a silence that was too long, once it is over', () => {
    const rule = new StallRule(longestMs);
    for (let times = 0; times < 9; times++) {
      expect(rule.heard(0, beatMs)).toBeUndefined();
      if (rule.shouldLook) rule.found(undefined);
    }
    expect(rule.heard(1, beatMs)).toEqual({ milliseconds: 2_250, suspect: undefined });
    expect(rule.heard(2, beatMs)).toBeUndefined();
    expect(rule.shouldLook).toBe(false);
  });
});
