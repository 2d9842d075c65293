import fc from 'fast-check';
import { ranked, standingOf, type Candidate } from './rank.ts';

const minute = 60_000;

const someCandidates = fc.uniqueArray(
  fc.record({ teacherId: fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 1, maxLength: 4 }), fit: fc.nat(28).map((quarters) => quarters / 4), idleSince: fc.nat(120).map((at) => at * minute) }),
  { selector: ({ teacherId }) => teacherId, maxLength: 12 },
);
const now = 120 * minute;

describe('who is asked first', () => {
  test('the same, in whatever order they are found', () => {
    fc.assert(
      fc.property(someCandidates, (found) => {
        expect(ranked([...found].reverse(), now)).toEqual(ranked(found, now));
      }),
    );
  });

  test('of two with the same fit, who waits longer', () => {
    fc.assert(
      fc.property(someCandidates, (found) => {
        const order = ranked(found, now);
        for (const [at, one] of order.entries())
          for (const later of order.slice(at + 1)) if (later.fit === one.fit) expect(one.idleSince).toBeLessThanOrEqual(later.idleSince);
      }),
    );
  });

  test('who fits better, until another has waited for long', () => {
    const better = { teacherId: 'better', fit: 3, idleSince: now };
    const waiting = (minutes: number): Candidate => ({ teacherId: 'waiting', fit: 2, idleSince: now - minutes * minute });
    expect(ranked([waiting(19), better], now)[0]?.teacherId).toBe('better');
    expect(ranked([waiting(21), better], now)[0]?.teacherId).toBe('waiting');
    expect(standingOf(waiting(1_000), now)).toBe(4);
  });
});

/** Numbers that look drawn by lot, the same in every run. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

interface Waits {
  total: number;
  count: number;
}

/** An evening of three hours into which teachers come in the first half hour; adds each one's waits for work, in minutes. */
function playEvening(teachers: readonly { id: string; fit: number }[], callsPerMinute: number, seed: number, waits: Map<string, Waits>): void {
  const draw = drawing(seed);
  const state = teachers.map(({ id, fit }) => ({ teacherId: id, fit, idleSince: draw() * 30 * minute, busyUntil: 0 }));
  for (let at = 0; at < 180 * minute; at += minute / callsPerMinute) {
    for (const one of state) if (one.busyUntil !== 0 && one.busyUntil <= at) Object.assign(one, { idleSince: one.busyUntil, busyUntil: 0 });
    const [chosen] = ranked(state.filter(({ busyUntil, idleSince }) => busyUntil === 0 && idleSince <= at), at);
    if (!chosen) continue;
    const wait = waits.get(chosen.teacherId)!;
    wait.total += (at - chosen.idleSince) / minute;
    wait.count++;
    chosen.busyUntil = at + (5 + draw() * 25) * minute;
  }
}

describe('twenty evenings', () => {
  test.each([
    ['few calls', 1],
    ['as many as can be served', 2],
    ['more than can be served', 4],
  ])('with %s: no teacher waits for work more than twice as long as another of the same fit', (_, callsPerMinute) => {
    const teachers = Array.from({ length: 40 }, (_unused, at) => ({ id: `t${at}`, fit: at % 2 === 0 ? 1 : 2 }));
    const waits = new Map(teachers.map(({ id }) => [id, { total: 0, count: 0 }]));
    for (let evening = 1; evening <= 20; evening++) playEvening(teachers, callsPerMinute, evening * 7_919, waits);
    for (const fit of [1, 2]) {
      const means = teachers.filter((one) => one.fit === fit).map(({ id }) => waits.get(id)!).map(({ total, count }) => total / count);
      expect(Math.max(...means)).toBeLessThanOrEqual(2 * Math.min(...means));
    }
  });
});
