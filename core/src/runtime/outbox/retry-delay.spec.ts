import fc from 'fast-check';
import { commonErrors } from '@fudao/plugin-sdk';
import { isRefusedForGood, retryDelayMs } from './retry-delay.ts';

test('waits longer after each failure, from half a second to five minutes', () => {
  expect(retryDelayMs(1)).toBe(500);
  expect(retryDelayMs(2)).toBe(1_000);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), (attempts) => {
      expect(retryDelayMs(attempts + 1)).toBeGreaterThanOrEqual(retryDelayMs(attempts));
      expect(retryDelayMs(attempts)).toBeLessThanOrEqual(300_000);
    }),
  );
});

test('only a refusal of the request itself is for good', () => {
  expect(isRefusedForGood(commonErrors.NOT_FOUND())).toBe(true);
  expect(isRefusedForGood(commonErrors.INVALID())).toBe(true);
  expect(isRefusedForGood(commonErrors.TOO_MANY())).toBe(false);
  expect(isRefusedForGood(commonErrors.UNAVAILABLE())).toBe(false);
  expect(isRefusedForGood(commonErrors.INTERNAL())).toBe(false);
});
