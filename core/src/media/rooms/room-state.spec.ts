import fc from 'fast-check';
import { admits, afterEnd, afterJoin, dueWork, earlyMs, openedRoom, settleMs, type Standing } from './room-state.ts';

const minute = 60_000;
const now = Date.parse('2026-11-23T18:00:00+08:00');
const room = openedRoom({ startsAt: now, endsAt: now + 30 * minute, now });
const member = { role: 'participant', removedAt: null } as const;

test('a room is open, live, and ended', () => {
  const live = afterJoin(room, now + 1_000);
  expect(live).toMatchObject({ state: 'live', liveAt: now + 1_000 });
  expect(afterEnd(live, 'owner', now + 5 * minute)).toMatchObject({ state: 'ended', endedAt: now + 5 * minute, endReason: 'owner', dueAt: now + 5 * minute + settleMs });
});

test('is open shortly before a planned beginning', () => {
  const planned = openedRoom({ startsAt: now + 60 * minute, endsAt: now + 90 * minute, now });
  expect(planned.opensAt).toBe(now + 60 * minute - earlyMs);
  expect(admits(planned, member, planned.opensAt - 1)).toBe('not-open-yet');
  expect(admits(planned, member, planned.opensAt)).toBe('ready');
});

test.each([
  ['nobody else', undefined, 0, 'not-a-member'],
  ['who was removed', { ...member, removedAt: now }, 0, 'removed'],
  ['a member', member, 0, 'ready'],
  ['a member in its last moment', member, 30 * minute - 1, 'ready'],
  ['a member when it is over, whether that was written down or not', member, 30 * minute, 'over'],
] as const)('admits %s', (_, who, after, outcome) => {
  expect(admits(room, who, now + after)).toBe(outcome);
});

test('a room that nobody came into before its beginning ends in no time', () => {
  const planned = openedRoom({ startsAt: now + 60 * minute, endsAt: now + 90 * minute, now });
  expect(afterEnd(planned, 'disabled', now + minute)).toMatchObject({ endedAt: now + minute });
});

const step = fc.oneof(
  fc.record({ what: fc.constant('join' as const), at: fc.integer({ min: -5, max: 45 }) }),
  fc.record({ what: fc.constantFrom('time' as const, 'owner' as const, 'suspended' as const), at: fc.integer({ min: 0, max: 45 }) }),
);

test('whatever happens, the first end holds, nothing lives after it, and something is always due until then', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let standing: Standing = room;
      let ended: Standing | undefined;
      for (const { what, at } of steps) {
        standing = what === 'join' ? afterJoin(standing, now + at * minute) : afterEnd(standing, what, now + at * minute);
        if (standing.state === 'ended') ended ??= standing;
        expect(dueWork(standing, Infinity)).toBe(ended ? 'tell-attendance' : 'end');
        if (ended) expect(standing).toBe(ended);
        if (standing.endedAt !== null) expect(standing.endedAt).toBeLessThanOrEqual(room.endsAt);
      }
    }),
    { numRuns: 100 },
  );
});
