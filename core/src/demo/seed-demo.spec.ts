import { createCoreRooms } from '../core-rooms.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import type { Acting } from './acting.ts';
import { seedDemo } from './seed-demo.ts';

const tables = [
  ...['organisation_schools', 'organisation_calendar_changes', 'identity_accounts', 'admission_admissions'],
  ...['admission_applications', 'admission_steps', 'consent_decisions', 'demo_steps'],
];

interface Plug {
  /** Calls until the power is cut; the last one is carried out, and nobody hears its answer. */
  left: number;
}

describe('the making of the demo city', () => {
  const started: TestRooms[] = [];
  const start = async () => {
    const now = () => new Date('2026-11-25T12:00:00+08:00');
    const rooms = await startRooms((_platform, runtime, plugins) => createCoreRooms(runtime, plugins), { now });
    started.push(rooms);
    return rooms;
  };
  afterAll(async () => {
    for (const rooms of started) await rooms.stop();
  });

  const actingIn = ({ runtime }: TestRooms, plug: Plug, config: object = { demo: true, production: false }): Acting => {
    const { platform, broker } = runtime;
    const cut = <T>(work: Promise<T>) =>
      work.then((answer) => {
        plug.left -= 1;
        if (plug.left <= 0) throw new Error('The power is cut.');
        return answer;
      });
    return {
      platform: {
        ...{ ...platform, config: { ...platform.config, ...config } },
        call: ((action: string, params?: Record<string, unknown>) => cut(platform.call(action, params))) as typeof platform.call,
      },
      broker: { call: (...args: Parameters<typeof broker.call>) => cut(broker.call(...args)) } as typeof broker,
    };
  };
  const facts = async ({ platform }: TestRooms) => {
    const count = async (table: string) => Number((await platform.database.selectOne<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))!.n);
    const counts = await Promise.all(tables.map(async (table) => [table, await count(table)]));
    const states = await platform.database.select('SELECT state FROM admission_applications ORDER BY state');
    return { counts: Object.fromEntries(counts) as Record<string, number>, states };
  };

  test('cut short after any of its calls is made whole by the next start', async () => {
    const [straight, cut] = [await start(), await start()];
    await seedDemo(actingIn(straight, { left: Infinity }));
    let attempts = 0;
    for (let isDone = false; !isDone; attempts += 1) {
      isDone = await seedDemo(actingIn(cut, { left: attempts + 1 })).then(
        () => true,
        () => false,
      );
    }
    expect(attempts).toBeGreaterThanOrEqual(10);
    const whole = await facts(straight);
    expect(await facts(cut)).toEqual(whole);
    expect(whole.states).toEqual([{ state: 'district-review' }, { state: 'school-review' }]);
    // Nothing is asked of anybody at later starts.
    await seedDemo(actingIn(cut, { left: 0 }));
  }, 60_000);

  test('leaves a city alone that was made before its steps were noted', async () => {
    const rooms = await start();
    await seedDemo(actingIn(rooms, { left: Infinity }));
    await rooms.platform.database.run('DELETE FROM demo_steps');
    const before = await facts(rooms);
    await rooms.platform.database.run('DELETE FROM consent_decisions');
    await seedDemo(actingIn(rooms, { left: Infinity }));
    await rooms.call('demo.planLife');
    expect((await facts(rooms)).counts).toEqual({ ...before.counts, consent_decisions: 0 });
    expect(await rooms.platform.database.select("SELECT id FROM runtime_outbox WHERE name LIKE 'demo.%'")).toEqual([]);
  }, 60_000);

  test('never begins in production', async () => {
    const rooms = await start();
    for (const config of [{ demo: true, production: true }, { demo: false, production: false }]) {
      await expect(seedDemo(actingIn(rooms, { left: Infinity }, config))).rejects.toThrow('never');
    }
    await rooms.call('demo.planLife');
    expect((await facts(rooms)).counts).toMatchObject({ identity_accounts: 0, demo_steps: 0 });
  });
});
