import fc from 'fast-check';
import { accept, dueEnd, end, isOver, isRingOver, mayAsk, passOn, ring, ringsAt, type CallProgress } from './call-state.ts';

const minute = 60_000;
const fresh: CallProgress = { state: 'waiting', ringing: null, asked: [], calledAt: 0, hereAt: 0, endReason: null };

describe('a call', () => {
  test('rings at one teacher for a time, then waits for the next', () => {
    const ringing = ring(fresh, 'lin', 1_000, 30);
    expect(ringing).toMatchObject({ state: 'ringing', ringing: { teacherId: 'lin', endsAt: 31_000 } });
    expect([ringsAt(ringing, 'lin', 32_000), ringsAt(ringing, 'gu', 2_000), ringsAt(ringing, 'lin', 34_000)]).toEqual([true, false, false]);
    expect([isRingOver(ringing, 32_000), isRingOver(ringing, 33_001)]).toEqual([false, true]);
    const waiting = passOn(ringing, 'missed');
    expect(waiting).toMatchObject({ state: 'waiting', ringing: null, asked: [{ teacherId: 'lin', at: 1_000, outcome: 'missed' }] });
    expect(() => ring(ringing, 'gu', 2_000, 30)).toThrow('cannot ring');
  });

  test('who declined is not asked again, who missed it is after three minutes', () => {
    const declined = passOn(ring(fresh, 'lin', 0, 30), 'declined', 'busy');
    const missed = passOn(ring(fresh, 'lin', 0, 30), 'missed');
    expect([mayAsk(declined, 'lin', 60 * minute), mayAsk(declined, 'gu', 0)]).toEqual([false, true]);
    expect([mayAsk(missed, 'lin', 3 * minute), mayAsk(missed, 'lin', 3 * minute + 1)]).toEqual([false, true]);
  });

  test('ends where the student is away or it took too long, and never while it rings', () => {
    expect(dueEnd({ ...fresh, hereAt: 0 }, 2 * minute + 1, 15)).toBe('away');
    expect(dueEnd({ ...fresh, hereAt: 15 * minute }, 15 * minute + 1, 15)).toBe('nobody-free');
    expect(dueEnd({ ...fresh, hereAt: 15 * minute }, 15 * minute, 15)).toBeUndefined();
    expect(dueEnd(ring(fresh, 'lin', 0, 30), 60 * minute, 15)).toBeUndefined();
  });

  test('what is over stays so, whatever comes after', () => {
    const steps = [
      (call: CallProgress) => passOn(call, 'missed'),
      (call: CallProgress) => end(call, 'cancelled'),
      (call: CallProgress) => end(call, 'away'),
    ];
    fc.assert(
      fc.property(fc.constantFrom(end(fresh, 'nobody-free'), accept(ring(fresh, 'lin', 0, 30))), fc.array(fc.constantFrom(...steps)), (over, later) => {
        expect(isOver(over)).toBe(true);
        expect(later.reduce((call, step) => step(call), over)).toEqual(over);
      }),
    );
  });
});
