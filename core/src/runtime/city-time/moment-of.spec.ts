import fc from 'fast-check';
import { addDays, dayAt, localDateOf, momentOf, offsetAt, stretchOfDay, wallTimeOf, weekAt, weekOf } from './index.ts';

const hourMs = 3_600_000;
const zones = [
  ...['Asia/Shanghai', 'UTC', 'Europe/Berlin', 'America/New_York', 'America/Santiago', 'Asia/Beirut', 'Asia/Kathmandu'],
  ...['Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/St_Johns', 'Africa/Casablanca', 'America/Havana'],
];
const zone = fc.constantFrom(...zones);
// Near the days on which clocks change as well as anywhere.
const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-25', '2026-11-01'].map((day) =>
  Date.parse(day),
);
const moment = fc.oneof(
  fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2037-01-01') }),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -48 * hourMs, max: 48 * hourMs }))
    .map(([at, off]) => at + off),
);

/** Another way to the same: what the platform prints for people. */
const printed = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
const clock = (at: number, timeZone: string) => {
  const { date, minute } = wallTimeOf(at, timeZone);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};
const hoursOf = (date: string, timeZone: string) => {
  const { from, to } = stretchOfDay(date, timeZone);
  return (to - from) / hourMs;
};

describe("the city's clock", () => {
  test('shows what people read', () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => expect(clock(at, timeZone)).toBe(printed(at, timeZone))),
      { numRuns: 300 },
    );
  });

  test('turns the day at local midnight', () => {
    expect(localDateOf(Date.parse('2026-11-22T15:59:59.999Z'), 'Asia/Shanghai')).toBe('2026-11-22');
    expect(localDateOf(Date.parse('2026-11-22T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-23');
    expect(offsetAt(Date.parse('2026-07-01'), 'America/New_York')).toBe(-4 * hourMs);
  });
});

describe('days and weeks of a zone', () => {
  test('have the hours that people lived', () => {
    expect(hoursOf('2026-11-22', 'Asia/Shanghai')).toBe(24);
    expect(hoursOf('2026-03-29', 'Europe/Berlin')).toBe(23);
    expect(hoursOf('2026-10-25', 'Europe/Berlin')).toBe(25);
    expect(hoursOf('2026-03-08', 'America/New_York')).toBe(23);
    expect(hoursOf('2026-11-01', 'America/New_York')).toBe(25);
    expect(hoursOf('2026-10-04', 'Australia/Lord_Howe')).toBe(23.5);
    // The clocks of a zone went around the world once: this day was left out.
    expect(hoursOf('2011-12-30', 'Pacific/Apia')).toBe(0);
  });

  test('begin at 01:00 where midnight is leapt over, and end an hour late where 23:00 comes twice', () => {
    expect(clock(momentOf('2026-09-06', 0, 'America/Santiago'), 'America/Santiago')).toBe('2026-09-06 01:00');
    expect(clock(momentOf('2026-03-29', 0, 'Asia/Beirut'), 'Asia/Beirut')).toBe('2026-03-29 01:00');
    expect([hoursOf('2026-09-06', 'America/Santiago'), hoursOf('2026-04-04', 'America/Santiago')]).toEqual([23, 25]);
    expect([hoursOf('2026-03-29', 'Asia/Beirut'), hoursOf('2026-10-24', 'Asia/Beirut')]).toEqual([23, 25]);
  });

  test('hold each moment exactly once', () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const date = localDateOf(at, timeZone);
        const { from, to } = dayAt(at, timeZone);
        expect(from <= at && at < to).toBe(true);
        expect([localDateOf(from, timeZone), localDateOf(to - 1, timeZone)]).toEqual([date, date]);
        expect([localDateOf(from - 1, timeZone), localDateOf(to, timeZone)]).toEqual([
          addDays(date, -1),
          addDays(date, 1),
        ]);
        const week = weekAt(at, timeZone);
        const { startsOn, endsOn } = weekOf(date);
        expect([localDateOf(week.from, timeZone), localDateOf(week.to - 1, timeZone)]).toEqual([startsOn, endsOn]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a time of a day', () => {
  test('is the first moment at which the clocks show it or more', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 1439 }), zone, (near, minute, timeZone) => {
        const date = localDateOf(near, timeZone);
        const at = momentOf(date, minute, timeZone);
        const shown = wallTimeOf(at, timeZone);
        expect(shown.date).toBe(date);
        expect(shown.minute).toBeGreaterThanOrEqual(minute);
        const before = wallTimeOf(at - 1, timeZone);
        expect(before.date < date || before.minute < minute).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('that is leapt over is the moment of the leap, and one that comes twice the first', () => {
    expect(new Date(momentOf('2026-03-29', 150, 'Europe/Berlin')).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(new Date(momentOf('2026-10-25', 150, 'Europe/Berlin')).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(new Date(momentOf('2026-11-23', 18 * 60, 'Asia/Shanghai')).toISOString()).toBe('2026-11-23T10:00:00.000Z');
  });
});
