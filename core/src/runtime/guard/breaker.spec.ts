import fc from 'fast-check';
import { Breaker, breakerRules, refusedTicket, type BreakerState } from './breaker.ts';
import { outcomes, type Outcome } from './release-figures.ts';

type Step =
  | { kind: 'call'; after: number; outcome: Outcome }
  /** A call that is let through now, and ends after some later steps. */
  | { kind: 'slow call'; after: number; outcome: Outcome }
  | { kind: 'slow calls end'; after: number }
  | { kind: 'trip'; after: number };

interface Ended {
  at: number;
  isFault: boolean;
}

/** The same rule as one would say it, with the whole history in hand. */
class Model {
  state: BreakerState = 'closed';
  era = 0;
  private log: Ended[] = [];
  private rest = 0;
  private until = 0;
  private closedAt = -Infinity;
  private arrivals = 0;
  private good = 0;

  private enter(state: BreakerState) {
    Object.assign(this, { state, era: this.era + 1, log: [], arrivals: 0, good: 0 });
  }

  look(now: number) {
    if (this.state === 'open' && now >= this.until) this.enter('half-open');
    return this.state;
  }

  trip(now: number) {
    const forgiven = this.state === 'closed' && now - this.closedAt >= 60_000;
    this.rest = forgiven || this.rest === 0 ? 5_000 : Math.min(this.rest * 2, 60_000);
    this.until = now + this.rest;
    this.enter('open');
  }

  admits(now: number): boolean {
    const state = this.look(now);
    return state === 'closed' || (state === 'half-open' && this.arrivals++ % 4 === 0);
  }

  ended(era: number, outcome: Outcome, now: number) {
    if (era !== this.era || outcome === 'unavailable') return;
    if (this.state === 'half-open') {
      if (outcome === 'fault') return this.trip(now);
      this.good += 1;
      if (this.good < 3) return;
      this.closedAt = now;
      return this.enter('closed');
    }
    if (this.state !== 'closed' || outcome === 'refused') return;
    this.log.push({ at: now, isFault: outcome === 'fault' });
    const lastGood = this.log.findLastIndex(({ isFault }) => !isFault);
    const recent = this.log.filter(({ at }) => Math.floor(at / 1_000) > Math.floor(now / 1_000) - 10);
    const faults = recent.filter(({ isFault }) => isFault).length;
    const failsOften = recent.length >= 20 && faults * 2 >= recent.length;
    if (outcome === 'fault' && (this.log.length - 1 - lastGood >= 10 || failsOften)) this.trip(now);
  }
}

const after = fc.oneof({ weight: 8, arbitrary: fc.nat(400) }, { weight: 1, arbitrary: fc.nat(90_000) });
const outcome = fc.oneof({ weight: 3, arbitrary: fc.constant<Outcome>('fault') }, fc.constantFrom(...outcomes));
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('call' as const), after, outcome }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('slow call' as const), after, outcome }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('slow calls end' as const), after }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('trip' as const), after }) },
);

interface Slow {
  ticket: number;
  era: number;
  outcome: Outcome;
}

/** Runs the steps against both, and says where they part. */
function compare(steps: readonly Step[]): Set<BreakerState> {
  const breaker = new Breaker();
  const model = new Model();
  const seen = new Set<BreakerState>();
  let slow: Slow[] = [];
  let now = 0;
  const end = ({ ticket, era, outcome }: Slow) => {
    breaker.ended(ticket, outcome, now);
    model.ended(era, outcome, now);
  };
  for (const each of steps) {
    now += each.after;
    if (each.kind === 'trip') {
      breaker.trip(now);
      model.look(now);
      model.trip(now);
    } else if (each.kind === 'slow calls end') {
      slow.forEach(end);
      slow = [];
    } else {
      const ticket = breaker.admit(now);
      expect(ticket !== refusedTicket).toBe(model.admits(now));
      const call = { ticket, era: model.era, outcome: each.outcome };
      if (ticket === refusedTicket) continue;
      if (each.kind === 'call') end(call);
      else slow.push(call);
    }
    expect(breaker.state(now)).toBe(model.look(now));
    seen.add(model.state);
  }
  return seen;
}

const breakerAfter = (times: number, outcome: Outcome, everyMs = 10): [Breaker, number] => {
  const breaker = new Breaker();
  let now = 0;
  for (let call = 0; call < times; call++) breaker.ended(breaker.admit((now += everyMs)), outcome, now);
  return [breaker, now];
};

describe('the breaker', () => {
  test('does what its rule says, whatever happens', () => {
    const seen = new Set<BreakerState>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 250 }), (steps) => {
        for (const state of compare(steps)) seen.add(state);
      }),
      { numRuns: 300 },
    );
    expect(seen.size).toBe(3);
  });

  test('never opens by what clients did wrong or others failed at', () => {
    const harmless = fc.array(fc.constantFrom<Outcome>('refused', 'unavailable', 'answered'), { maxLength: 100 });
    fc.assert(
      fc.property(harmless, (all) => {
        const breaker = new Breaker();
        all.forEach((outcome, now) => breaker.ended(breaker.admit(now), outcome, now));
        expect(breaker.state(all.length)).toBe('closed');
      }),
    );
  });

  test('opens at the tenth fault in a row, and rests for five seconds', () => {
    expect(breakerAfter(9, 'fault')[0].state(90)).toBe('closed');
    const [breaker, now] = breakerAfter(10, 'fault');
    expect(breaker.state(now)).toBe('open');
    expect(breaker.admit(now + 4_999)).toBe(refusedTicket);
    expect(breaker.restsFor(now)).toBe(5_000);
    expect(breaker.admit(now + 5_000)).not.toBe(refusedTicket);
  });

  test('opens when half of twenty calls within ten seconds are faults, and not when they are spread wider', () => {
    const alternating = (everyMs: number): BreakerState => {
      const breaker = new Breaker();
      let now = 0;
      for (let call = 0; call < 20; call++) breaker.ended(breaker.admit((now += everyMs)), call % 2 ? 'fault' : 'answered', now);
      return breaker.state(now);
    };
    expect(alternating(400)).toBe('open');
    expect(alternating(700)).toBe('closed');
  });

  test('rests twice as long each time it fails again, a minute at most, and begins anew when it was well for a minute', () => {
    const [breaker, begin] = breakerAfter(10, 'fault');
    const rests: number[] = [];
    let now = begin;
    for (let turn = 0; turn < 6; turn++) {
      rests.push(breaker.restsFor(now));
      now += breaker.restsFor(now);
      breaker.ended(breaker.admit(now), 'fault', now);
    }
    expect(rests).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    now += breaker.restsFor(now);
    for (let call = 0; call < 12; call++) breaker.ended(breaker.admit(now), 'answered', now);
    expect(breaker.state(now)).toBe('closed');
    breaker.trip((now += breakerRules.forgivesAfterMs));
    expect(breaker.restsFor(now)).toBe(5_000);
  });

  test('half open, it lets one call in four try', () => {
    const [breaker, now] = breakerAfter(10, 'fault');
    const admitted = Array.from({ length: 12 }, () => breaker.admit(now + 5_000) !== refusedTicket);
    expect(admitted.filter(Boolean)).toHaveLength(3);
    expect(admitted[0]).toBe(true);
  });

  test('what it let through before it opened says nothing about the trial', () => {
    const breaker = new Breaker();
    const early = breaker.admit(0);
    breaker.trip(0);
    breaker.ended(early, 'fault', 5_000);
    expect(breaker.state(5_000)).toBe('half-open');
    breaker.ended(early, 'fault', 5_001);
    expect(breaker.state(5_001)).toBe('half-open');
  });
});
