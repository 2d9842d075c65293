import fc from 'fast-check';
import { estimateMinutes } from './queue-estimate.ts';

describe('an honest estimate', () => {
  test.each([
    ['nobody on duty', { free: 0, busy: [], ahead: 0 }, null],
    ['somebody free', { free: 1, busy: [], ahead: 0 }, 0],
    ['the only one is taken by who came before', { free: 1, busy: [], ahead: 1 }, 15],
    ['one in a session with ten minutes left', { free: 0, busy: [10], ahead: 0 }, 5],
    ['behind two, of two teachers', { free: 0, busy: [10, 20], ahead: 2 }, 20],
  ])('%s', (_, queue, minutes) => {
    expect(estimateMinutes(queue)).toBe(minutes);
  });

  test('never falls with more calls before, never rises with more teachers', () => {
    const aQueue = fc.record({ free: fc.nat(4), busy: fc.array(fc.nat(30), { maxLength: 5 }), ahead: fc.nat(12) });
    fc.assert(
      fc.property(aQueue, (queue) => {
        const minutes = estimateMinutes(queue);
        if (minutes === null) return;
        expect(estimateMinutes({ ...queue, ahead: queue.ahead + 1 })).toBeGreaterThanOrEqual(minutes);
        expect(estimateMinutes({ ...queue, free: queue.free + 1 })).toBeLessThanOrEqual(minutes);
      }),
    );
  });
});
