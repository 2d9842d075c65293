import fc from 'fast-check';
import { Bulkhead } from './bulkhead.ts';
import { GuardedCall } from './guarded-call.ts';

const nothing = () => undefined;
const keeper = { owner: { kind: 'plugin', id: 'notes' }, answered: nothing, threw: nothing, strayed: nothing } as const;

test('holds exactly those that entered and did not leave, and is full at its bound', () => {
  const steps = fc.array(fc.record({ enters: fc.boolean(), which: fc.nat(40) }), { maxLength: 200 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 20 }), (all, places) => {
      const bulkhead = new Bulkhead(places);
      const inside = new Set<GuardedCall>();
      for (const { enters, which } of all) {
        const chosen = [...inside][which % Math.max(1, inside.size)];
        if (enters) {
          const call = new GuardedCall(keeper, 'a', 0, 0, 1);
          bulkhead.enter(call);
          inside.add(call);
        } else if (chosen) {
          bulkhead.leave(chosen);
          inside.delete(chosen);
        }
        expect(bulkhead.taken).toBe(inside.size);
        expect(bulkhead.isFull).toBe(inside.size >= places);
        expect(new Set(bulkhead.calls())).toEqual(inside);
      }
    }),
  );
});
