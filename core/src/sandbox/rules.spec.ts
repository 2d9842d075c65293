import fc from 'fast-check';
import { judgeExit } from './child-end.ts';
import { RestartRule } from './restart-rule.ts';
import { SilenceRule } from './silence-rule.ts';

describe('the silence rule', () => {
  const silent = (cpuMs: number) => ({ elapsedMs: 250, isHeard: false, cpuMs });
  const looksUntilEnd = (cpuMs: number) => {
    const rule = new SilenceRule();
    for (let look = 1; look < 100; look++) if (rule.looked(silent(cpuMs))) return look;
    return Infinity;
  };

  test('ends one that works and says nothing within 2 s of looks, one that sleeps within 7', () => {
    expect(looksUntilEnd(250) * 250).toBeLessThanOrEqual(2_000);
    // Where it gets a tenth of a processor.
    expect(looksUntilEnd(25) * 250).toBeLessThanOrEqual(2_250);
    expect(looksUntilEnd(0) * 250).toBeLessThanOrEqual(7_000);
    expect(looksUntilEnd(0) * 250).toBeGreaterThan(5_000);
  });

  test('never ends one that is heard now and then, however late the looks come', () => {
    const look = fc.record({ elapsedMs: fc.nat(60_000), isHeard: fc.boolean(), cpuMs: fc.nat(60_000) });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 60 }), (looks) => {
        const rule = new SilenceRule();
        let silentInRow = 0;
        for (const each of looks) {
          silentInRow = each.isHeard ? 0 : silentInRow + 1;
          // Four looks are less than a second and a half, whatever the clock says.
          if (silentInRow <= 3) expect(rule.looked(each)).toBeUndefined();
          else rule.looked({ elapsedMs: 0, isHeard: true, cpuMs: 0 });
          if (silentInRow > 3) silentInRow = 0;
        }
      }),
    );
  });
});

test('a child is started again at once, then later and later, and forgiven after a good life', () => {
  const rule = new RestartRule();
  const delays = Array.from({ length: 12 }, () => rule.delayAfter(10));
  expect(delays.slice(0, 4)).toEqual([0, 250, 500, 1_000]);
  expect(Math.max(...delays)).toBe(RestartRule.longestMs);
  expect(rule.delayAfter(RestartRule.forgivesAfterMs)).toBe(0);
});

test.each([
  [null, 'SIGKILL', '', 'killed', 'its process was killed from outside'],
  [137, null, '', 'killed', 'its process was killed from outside'],
  [134, null, 'FATAL ERROR: JavaScript heap out of memory', 'crashed', 'its process ran out of memory'],
  [1, null, 'x\nTypeError: oh\n  at y', 'crashed', 'its process ended by itself (code 1): TypeError: oh'],
] as const)('an exit with %s %s is told', (code, signal, said, kind, reason) => {
  expect(judgeExit(code, signal, said)).toEqual({ kind, reason });
});
