import { outsideChannels } from '@fudao/plugin-sdk';
import fc from 'fast-check';
import { wallTimeOf } from '../../runtime/city-time/index.ts';
import { nextDigest } from '../digest/next-digest.ts';
import { deliveriesOf, type Choices } from './deliveries-of.ts';
import { covers, isQuiet, quietUntil, type QuietHours } from './quiet-hours.ts';
import { mostAttempts, retryAt } from './retry.ts';
import { SecondLimit } from './second-limit.ts';

const minuteMs = 60_000;
const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/Havana', 'Asia/Beirut', 'Australia/Lord_Howe');
const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'].map((day) => Date.parse(day));
const moment = fc.oneof(
  fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2030-01-01') }),
  fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -40 * 60, max: 40 * 60 })).map(([at, off]) => at + off * minuteMs),
);
const minute = fc.integer({ min: 0, max: 1439 });
const quietHours = fc.record({ from: minute, to: minute });
const city: QuietHours = { from: 22 * 60, to: 7 * 60 };
const choices = fc.record({
  isMuted: fc.boolean(),
  channels: fc.record({ push: fc.boolean(), mail: fc.boolean(), sms: fc.boolean() }, { requiredKeys: [] }),
  reach: fc.subarray([...outsideChannels]).map((channels) => new Set(channels)),
  hasDigest: fc.boolean(),
});
const kind = fc.record(
  { urgent: fc.boolean(), obligatory: fc.boolean(), channels: fc.subarray([...outsideChannels]) },
  { requiredKeys: [] },
);
const everything: Choices = { isMuted: false, channels: {}, reach: new Set(outsideChannels), hasDigest: false };
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('quiet hours', () => {
  test.each([
    ['2026-11-23T21:59', '2026-11-23T21:59'],
    ['2026-11-23T22:00', '2026-11-24T07:00'],
    ['2026-11-23T23:59', '2026-11-24T07:00'],
    ['2026-11-24T00:00', '2026-11-24T07:00'],
    ['2026-12-31T23:00', '2027-01-01T07:00'],
    ['2026-11-24T06:59', '2026-11-24T07:00'],
    ['2026-11-24T07:00', '2026-11-24T07:00'],
  ])('over midnight: what comes at %s is due at %s', (now, due) => {
    expect(quietUntil([city], at(now), 'Asia/Shanghai')).toBe(at(due));
  });

  test('last an hour longer or shorter on the clock where clocks change in the night', () => {
    const until = (now: string) => new Date(quietUntil([city], Date.parse(now), 'Europe/Berlin')).toISOString();
    expect(until('2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(until('2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
    // 02:15 comes twice; the second time the end, 02:30, was shown an hour ago and comes again.
    const short = { from: 60, to: 150 };
    expect(new Date(quietUntil([short], Date.parse('2026-10-25T01:15:00Z'), 'Europe/Berlin')).toISOString()).toBe('2026-10-25T01:30:00.000Z');
  });

  test('end at the first moment that is not quiet, wherever and whenever', () => {
    fc.assert(
      fc.property(fc.array(quietHours, { maxLength: 2 }), moment, zone, (hours, now, timeZone) => {
        const until = quietUntil(hours, now, timeZone);
        expect(until).toBeGreaterThanOrEqual(now);
        if (!isQuiet(hours, now, timeZone)) return expect(until).toBe(now);
        // Two that leave no minute open end nowhere; what is in them goes out all the same.
        const isOpenSometime = Array.from({ length: 1440 }, (_, one) => one).some((one) => hours.every((own) => !covers(own, { from: one, to: (one + 1) % 1440 })));
        if (!isOpenSometime) return undefined;
        expect(isQuiet(hours, until, timeZone)).toBe(false);
        for (let step = now; step < until; step += 7 * minuteMs) expect(isQuiet(hours, step, timeZone)).toBe(true);
        return expect(isQuiet(hours, until - 1, timeZone)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('that cover others are quiet whenever those are', () => {
    fc.assert(
      fc.property(quietHours, quietHours, moment, (wide, narrow, now) => {
        fc.pre(covers(wide, narrow));
        if (isQuiet([narrow], now, 'Asia/Shanghai')) expect(isQuiet([wide], now, 'Asia/Shanghai')).toBe(true);
      }),
    );
    expect(covers({ from: 21 * 60, to: 8 * 60 }, city)).toBe(true);
    expect(covers({ from: 22 * 60, to: 6 * 60 }, city)).toBe(false);
    expect(covers({ from: 7 * 60, to: 22 * 60 }, city)).toBe(false);
  });
});

describe('what goes where', () => {
  test('never leaves the app where the kind is muted or the way is closed or not wanted', () => {
    fc.assert(
      fc.property(kind, choices, fc.array(quietHours, { maxLength: 2 }), moment, (declared, chosen, hours, now) => {
        const deliveries = deliveriesOf(declared, chosen, hours, now, 'Asia/Shanghai');
        const isKept = deliveries.some(({ channel }) => channel === 'in-app');
        expect(isKept).toBe(!chosen.isMuted || declared.obligatory === true);
        const outside = deliveries.map(({ channel }) => channel).filter((channel) => channel !== 'in-app');
        expect(new Set(outside).size).toBe(outside.length);
        for (const channel of outsideChannels) {
          const isWanted = chosen.channels[channel] ?? declared.channels?.includes(channel) ?? false;
          expect(outside.includes(channel)).toBe(isKept && isWanted && chosen.reach.has(channel));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('waits for the end of quiet hours unless it is urgent, and for a digest only as a mail', () => {
    fc.assert(
      fc.property(kind, choices, fc.array(quietHours, { maxLength: 2 }), moment, (declared, chosen, hours, now) => {
        for (const delivery of deliveriesOf(declared, chosen, hours, now, 'Asia/Shanghai')) {
          if (delivery.when === 'digest') {
            expect([delivery.channel, chosen.hasDigest, declared.urgent ?? false]).toEqual(['mail', true, false]);
          } else if (delivery.channel !== 'in-app') {
            const due = declared.urgent ? now : quietUntil(hours, now, 'Asia/Shanghai');
            expect([delivery.at, delivery.when]).toEqual([due, due > now ? 'after-quiet-hours' : 'now']);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('by example: a call rings at night, an answer does not, and a mail joins the digest', () => {
    const night = at('2026-11-23T23:00');
    expect(deliveriesOf({ urgent: true, channels: ['push'] }, everything, [city], night, 'Asia/Shanghai')).toEqual([
      { channel: 'in-app', when: 'now' },
      { channel: 'push', when: 'now', at: night },
    ]);
    expect(deliveriesOf({ channels: ['push', 'mail'] }, { ...everything, hasDigest: true }, [city], night, 'Asia/Shanghai')).toEqual([
      { channel: 'in-app', when: 'now' },
      { channel: 'push', when: 'after-quiet-hours', at: at('2026-11-24T07:00') },
      { channel: 'mail', when: 'digest' },
    ]);
  });
});

describe('the next digest', () => {
  test('comes once a day or a week, at its time or where the clocks leap over that', () => {
    fc.assert(
      fc.property(fc.constantFrom('day' as const, 'week' as const), minute, fc.integer({ min: 1, max: 7 }), moment, zone, (every, due, weekday, now, timeZone) => {
        const first = nextDigest({ every, minute: due, weekday }, now, timeZone)!;
        const second = nextDigest({ every, minute: due, weekday }, first, timeZone)!;
        expect(first).toBeGreaterThan(now);
        expect(wallTimeOf(first, timeZone).minute).toBeGreaterThanOrEqual(due);
        const days = (Date.parse(wallTimeOf(second, timeZone).date) - Date.parse(wallTimeOf(first, timeZone).date)) / 86_400_000;
        expect(days).toBe(every === 'day' ? 1 : 7);
      }),
      { numRuns: 200 },
    );
    expect(nextDigest({ every: 'never', minute: 0, weekday: 1 }, 0, 'UTC')).toBeNull();
  });
});

test('tries end: after so many, or when it would be of no use', () => {
  const never = Number.MAX_SAFE_INTEGER;
  const delays = Array.from({ length: mostAttempts }, (_, index) => retryAt(index + 1, 0, never));
  expect(delays.at(-1)).toBeNull();
  expect(delays.slice(0, -1)).toEqual([...(delays.slice(0, -1) as number[])].sort((one, other) => one - other));
  expect(retryAt(1, 0, 5_000)).toBeNull();
});

test('of a second no more are taken than it allows, however they come', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 30 }))), (most, asks) => {
      let now = 0;
      const limit = new SecondLimit(most, () => now);
      const taken: number[] = [];
      for (const [later, wanted] of asks) {
        now += later;
        const count = Math.min(wanted, limit.left);
        limit.take(count);
        taken.push(...Array.from({ length: count }, () => now));
        expect(limit.left > 0).toBe(limit.waitMs === 0);
      }
      for (const [index, at] of taken.entries()) {
        // A second may begin with another's end, so that two of them lie within one at most.
        expect(taken.slice(index).filter((other) => other - at < 1_000).length).toBeLessThanOrEqual(2 * most);
      }
    }),
  );
});
