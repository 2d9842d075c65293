import fc from 'fast-check';
import { secondsUntilUpload, uploadsPerWindow, windowMs } from './upload-quota.ts';

const now = 1_800_000_000_000;
const times = fc.array(fc.integer({ min: now - 2 * windowMs, max: now }), { maxLength: 50 });

describe('quota of uploads', () => {
  test('never more than twenty unattached ones within any hour', () => {
    fc.assert(
      fc.property(times, (unattached) => {
        const recent = unattached.filter((at) => at > now - windowMs).length;
        expect(secondsUntilUpload(unattached, now) === 0).toBe(recent < uploadsPerWindow);
      }),
    );
  });

  test('whoever waits as long as told may upload', () => {
    fc.assert(
      fc.property(times, (unattached) => {
        const seconds = secondsUntilUpload(unattached, now);
        expect(secondsUntilUpload(unattached, now + seconds * 1000)).toBe(0);
        if (seconds > 0) expect(secondsUntilUpload(unattached, now + (seconds - 1) * 1000)).toBeGreaterThan(0);
      }),
    );
  });
});
