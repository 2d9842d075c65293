import fc from 'fast-check';
import { beginFamily, decideRefresh, type RefreshPolicy, type RefreshState } from './refresh-rotation.ts';

const policy: RefreshPolicy = { graceMs: 10_000, idleMs: 3_600_000, lifetimeMs: 36_000_000, siblings: 4 };

/** Somebody presents the token that was handed out `age` tokens ago, `waitMs` after the last time. */
const attempts = fc.array(
  fc.record({ age: fc.nat({ max: 6 }), waitMs: fc.oneof(fc.nat({ max: 15_000 }), fc.nat({ max: 4_000_000 })) }),
  { maxLength: 40 },
);

interface Story {
  state: RefreshState;
  issued: string[];
  used: { token: string; at: number }[];
  now: number;
}

function begin(): Story {
  return { state: beginFamily('t0', 0, policy), issued: ['t0'], used: [], now: 0 };
}

function present(story: Story, token: string) {
  const fresh = `t${story.issued.length}`;
  const decision = decideRefresh(story.state, token, fresh, story.now, policy);
  if (decision.kind === 'granted') {
    story.state = decision.state;
    story.issued.push(fresh);
    story.used.push({ token, at: story.now });
  }
  if (decision.kind === 'reused') story.state = { ...story.state, endedAt: story.now };
  return decision.kind;
}

const alive = (story: Story) => story.state.endedAt === null && story.now < story.state.expiresAt;

describe('the rotation of refresh tokens', () => {
  test('nothing that is presented brings an ended sign-in back', () => {
    fc.assert(
      fc.property(attempts, (steps) => {
        const story = begin();
        let over = false;
        for (const { age, waitMs } of steps) {
          story.now += waitMs;
          over ||= !alive(story);
          const kind = present(story, story.issued.at(-1 - age) ?? 't0');
          if (over) expect(['ended', 'expired']).toContain(kind);
        }
      }),
    );
  });

  test('a used token serves again only within the grace, and at most as often as there are siblings', () => {
    fc.assert(
      fc.property(attempts, (steps) => {
        const story = begin();
        for (const { age, waitMs } of steps) {
          story.now += waitMs;
          present(story, story.issued.at(-1 - age) ?? 't0');
        }
        for (const token of new Set(story.used.map((use) => use.token))) {
          const times = story.used.filter((use) => use.token === token).map((use) => use.at);
          expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(policy.graceMs);
          expect(times.length).toBeLessThanOrEqual(policy.siblings);
        }
      }),
    );
  });

  test('a thief and an owner who both go on are both stopped, whoever comes first', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 30 }), (turns) => {
        fc.pre(turns.includes(true) && turns.includes(false));
        const story = begin();
        // Both hold the same token at first; each then goes on with what they were handed.
        const held = new Map<boolean, string>([
          [true, 't0'],
          [false, 't0'],
        ]);
        const kinds = [...turns, true, false].map((who) => {
          story.now += policy.graceMs + 1;
          const kind = present(story, held.get(who)!);
          if (kind === 'granted') held.set(who, story.issued.at(-1)!);
          return kind;
        });
        expect(kinds).toContain('reused');
        expect(story.state.endedAt).not.toBeNull();
      }),
    );
  });

  test('one who always uses the newest token is never stopped before the sign-in is over', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: policy.idleMs - 1 }), { maxLength: 30 }), (waits) => {
        const story = begin();
        for (const waitMs of waits) {
          story.now += waitMs;
          const kind = present(story, story.issued.at(-1)!);
          expect(kind).toBe(story.now < policy.lifetimeMs ? 'granted' : 'expired');
        }
      }),
    );
  });

  test('two tabs refreshing at once both go on, whichever cookie the browser keeps', () => {
    for (const kept of ['t1', 't2']) {
      const story = begin();
      expect(present(story, 't0')).toBe('granted');
      story.now += 200;
      expect(present(story, 't0')).toBe('granted');
      story.now += 600_000;
      expect(present(story, kept)).toBe('granted');
    }
  });

  test('the sibling that the browser did not keep is reuse', () => {
    const story = begin();
    present(story, 't0');
    present(story, 't0');
    expect(present(story, 't1')).toBe('granted');
    expect(present(story, 't2')).toBe('reused');
  });

  test('a flood within the grace is refused without ending the sign-in', () => {
    const story = begin();
    const kinds = Array.from({ length: 6 }, () => present(story, 't0'));
    expect(kinds).toEqual(['granted', 'granted', 'granted', 'granted', 'crowded', 'crowded']);
    expect(alive(story)).toBe(true);
  });
});
