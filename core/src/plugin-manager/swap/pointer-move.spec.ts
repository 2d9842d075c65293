import fc from 'fast-check';
import { moveCanary, moveStable, noChannels, probationMs, rollBack } from './pointer-move.ts';

const version = fc.constantFrom('1.0.0', '2.0.0', '3.0.0');
const channels = fc.record({
  stable: fc.option(version),
  canary: fc.option(version),
  previousStable: fc.option(version),
  probationUntil: fc.nat(),
});

test('stable and canary never name the same release after a move', () => {
  fc.assert(
    fc.property(channels, version, fc.nat(), (before, next, now) => {
      const stable = moveStable({ ...before, stable: null }, next, now);
      expect(stable.canary).not.toBe(stable.stable);
      const canary = moveCanary(before, next, now);
      if (before.stable !== null) expect(canary.canary).not.toBe(before.stable);
    }),
  );
});

test('a roll-back leads to the release before, and only once', () => {
  const first = moveStable(noChannels, '1.0.0', 1_000);
  expect(first).toEqual({ stable: '1.0.0', canary: null, previousStable: null, probationUntil: 0 });
  const second = moveStable(first, '2.0.0', 1_000);
  expect(second).toMatchObject({ stable: '2.0.0', previousStable: '1.0.0', probationUntil: 1_000 + probationMs });
  const back = rollBack(second, '2.0.0')!;
  expect(back).toMatchObject({ stable: '1.0.0', previousStable: null });
  expect(rollBack(back, '1.0.0')).toBeUndefined();
});

test('of a faulty canary only the canary goes', () => {
  const both = moveCanary(moveStable(noChannels, '1.0.0', 0), '2.0.0', 5);
  expect(both).toMatchObject({ stable: '1.0.0', canary: '2.0.0', probationUntil: 5 + probationMs });
  expect(rollBack(both, '2.0.0')).toMatchObject({ stable: '1.0.0', canary: null });
  expect(rollBack(both, '9.0.0')).toBeUndefined();
});

test('making the canary stable ends it as a canary; the stable release is no canary', () => {
  const both = moveCanary(moveStable(noChannels, '1.0.0', 0), '2.0.0', 5);
  expect(moveStable(both, '2.0.0', 9)).toMatchObject({ stable: '2.0.0', canary: null, previousStable: '1.0.0' });
  expect(moveCanary(both, '1.0.0', 9).canary).toBeNull();
  expect(moveStable(both, '1.0.0', 9)).toBe(both);
});
