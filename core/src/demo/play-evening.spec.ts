import type { Dispose, Static } from '@fudao/plugin-sdk';
import { createCoreRooms } from '../core-rooms.ts';
import type { ReportView } from '../analytics/schemas.ts';
import { openPlugins } from '../plugin-manager/open-plugins.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { readDemoCity } from './demo-city.ts';
import { eveningOf, tutors } from './evening.ts';
import { seedDemo } from './seed-demo.ts';

describe('the evenings of the demo city', () => {
  let rooms: TestRooms;
  let end: Dispose;
  let now = new Date('2026-11-25T12:00:00+08:00');
  beforeAll(async () => {
    rooms = await startRooms((_platform, runtime, plugins) => createCoreRooms(runtime, plugins), { now: () => now });
    const { platform, runtime } = rooms;
    await seedDemo({ ...runtime, platform: { ...platform, config: { ...platform.config, demo: true } } });
    // A platform without plugins: no questions then, and nothing that waits for them.
    end = await openPlugins(runtime, rooms.plugins, { bundled: [], runsTimers: false });
  }, 60_000);
  afterAll(async () => {
    await end();
    await rooms.stop();
  });

  const report = (date: string) => rooms.call<Static<typeof ReportView>>('analytics.report', { kind: 'week', date, sort: 'minutes', direction: 'desc', level: 'teachers', offset: 0, limit: 50 });

  test('are in the reports of the two weeks before, with ratings, points and classes, and are there once', async () => {
    await rooms.call('demo.planLife');
    await rooms.settle();
    const [before, last] = [await report('2026-11-11'), await report('2026-11-18')];
    for (const { total } of [before, last]) expect(total).toMatchObject({ sessions: 30, live: { count: expect.any(Number) } });
    expect([before.total.classes, last.total.classes]).toEqual([2, 3]);
    const { attendance, earnings, live } = last.total;
    expect(attendance!.attended).toBeLessThan(attendance!.taken);
    expect(attendance!.taken).toBeLessThan(attendance!.seats);
    expect(earnings!.earned).toBe(20 * (last.total.minutes - 90) + 40 * 90);
    expect(live.mean).toBeGreaterThan(8);
    // Played again, by another node or after a crash, and weeks later.
    now = new Date('2026-12-02T12:00:00+08:00');
    for (const [index, date] of ['2026-11-09', '2026-11-10'].entries()) await rooms.call('demo.playEvening', { index, date });
    await rooms.settle();
    expect((await report('2026-11-11')).total).toEqual(before.total);
  }, 60_000);

  test('take nothing from those whom people try the city with', async () => {
    const { students } = await readDemoCity();
    const evenings = Array.from({ length: 10 }, (_nothing, index) => eveningOf(index, students));
    const tutored = evenings.flatMap(({ sessions, classes }) => [...sessions.map(({ student }) => student), ...classes.flatMap(({ seats }) => seats.map(({ student }) => student))]);
    expect(tutored.filter((id) => Number(id) <= 20260020 || id === '20260041')).toEqual([]);
    expect(tutors.map(({ teacher }) => teacher)).not.toContain('T0001');
    expect(evenings.flatMap(({ sessions }) => sessions).filter(({ given }) => given === null)).toHaveLength(1);
  });
});
