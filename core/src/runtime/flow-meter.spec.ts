import fc from 'fast-check';
import { FlowMeter } from './flow-meter.ts';

test('a meter lets no more through than it allows, and asks for a wait that suffices', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.array(fc.tuple(fc.nat(500), fc.nat(2_000))), (perSecond, takes) => {
      const meter = new FlowMeter(perSecond, 0);
      let now = 0;
      let taken = 0;
      for (const [elapsed, amount] of takes) {
        now += elapsed;
        now += meter.take(amount, now);
        taken += amount;
        expect(taken).toBeLessThanOrEqual(perSecond + (now / 1_000) * perSecond + 1e-6 * taken + 1);
      }
    }),
  );
});

test('what is refused takes nothing, and is let through after the wait that was told', () => {
  const takes = fc.array(fc.tuple(fc.nat(3_000), fc.integer({ min: 1, max: 20 })), { maxLength: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 20, max: 60 }), takes, (perSecond, atOnce, asked) => {
      const meter = new FlowMeter(perSecond, 0, atOnce);
      let now = 0;
      let taken = 0;
      for (const [elapsed, amount] of asked) {
        now += elapsed;
        const waitMs = meter.tryTake(amount, now);
        if (waitMs > 0) expect(meter.tryTake(amount, (now += waitMs))).toBe(0);
        taken += amount;
        expect(taken).toBeLessThanOrEqual(atOnce + (now / 1_000) * perSecond + 1e-6);
      }
    }),
  );
});

test('it is rested once as much as at first may be taken', () => {
  const meter = new FlowMeter(5, 0, 8);
  expect(meter.isRested(0)).toBe(true);
  meter.tryTake(5, 0);
  expect([meter.isRested(999), meter.isRested(1_000)]).toEqual([false, true]);
});
