import fc from 'fast-check';
import { afterDecision, demandWithdrawable, dueAtOf, lacksDeciders, remindersDue, states, type Kind, type State } from './data-request.ts';

const people = ['ann', 'bo', 'cai', 'dan'];
const decisions = fc.array(fc.record({ by: fc.constantFrom(...people), isAgreed: fc.boolean() }), { maxLength: 12 });

interface Line {
  readonly state: State;
  readonly checkedBy: string | null;
  readonly agreed: readonly string[];
}

/** What becomes of ann's request by these decisions, one after the other; those that are refused change nothing. */
function decided(kind: Kind, all: readonly { by: string; isAgreed: boolean }[]): Line {
  let line: Line = { state: 'waiting', checkedBy: null, agreed: [] };
  for (const { by, isAgreed } of all) {
    try {
      const state = afterDecision({ kind, personId: 'ann', state: line.state, checkedBy: line.checkedBy }, by, isAgreed);
      line = { state, checkedBy: state === 'checked' ? by : line.checkedBy, agreed: isAgreed ? [...line.agreed, by] : line.agreed };
    } catch {
      continue;
    }
  }
  return line;
}

describe('a request about data', () => {
  test('is carried out when one who is not the person agreed, and an erasure when two did', () => {
    fc.assert(
      fc.property(fc.constantFrom<Kind>('export', 'erasure'), decisions, (kind, all) => {
        const { state, agreed } = decided(kind, all);
        expect(agreed).not.toContain('ann');
        expect(new Set(agreed).size).toBe(agreed.length);
        if (state === 'approved') expect(agreed).toHaveLength(kind === 'erasure' ? 2 : 1);
      }),
    );
  });

  test('lacks deciders exactly where no order of all who may decide carries it out', () => {
    const someOf = fc.uniqueArray(fc.constantFrom(...people));
    fc.assert(
      fc.property(fc.constantFrom<Kind>('export', 'erasure'), someOf, fc.option(fc.constantFrom('bo', 'cai')), (kind, deciders, first) => {
        const before = first === null ? [] : [{ by: first, isAgreed: true }];
        const { state, checkedBy } = decided(kind, before);
        if (state === 'approved') return;
        const atBest = decided(kind, [...before, ...deciders.map((by) => ({ by, isAgreed: true }))]);
        expect(lacksDeciders({ kind, personId: 'ann', state, checkedBy }, deciders)).toBe(atBest.state !== 'approved');
      }),
    );
  });

  test('is taken back by the person alone, and only while it waits', () => {
    const withdrawable = states.filter((state) => {
      try {
        demandWithdrawable({ state, askedBy: 'person' });
        return true;
      } catch {
        return false;
      }
    });
    expect(withdrawable).toEqual(['waiting', 'checked']);
    expect(() => demandWithdrawable({ state: 'waiting', askedBy: 'guardian' })).toThrow();
  });

  test('is reminded of three days before its fifteen are over, and then', () => {
    const day = 86_400_000;
    const due = dueAtOf(0);
    expect(due).toBe(15 * day);
    expect([due - 3 * day - 1, due - 3 * day, due - 1, due].map((now) => remindersDue(due, now))).toEqual([0, 1, 1, 2]);
  });
});
