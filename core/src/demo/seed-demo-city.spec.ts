import { createIdentityRoom } from '../identity/identity.room.ts';
import { createOrganisationRoom } from '../organisation/organisation.room.ts';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { demoPassword } from './demo-city.ts';
import { seedDemoCity } from './seed-demo-city.ts';

onEachKind('the demo city', (freshUrl) => {
  let rooms: TestRooms;
  beforeAll(async () => {
    rooms = await startRooms(
      (platform) => [createOrganisationRoom(platform), createIdentityRoom(platform, { permissionsFor: () => [] })],
      { databaseUrl: await freshUrl() },
    );
  }, 60_000);
  afterAll(() => rooms.stop());

  const seed = (config: object = { demo: true }) =>
    seedDemoCity({ ...rooms.platform, config: { ...rooms.platform.config, ...config } });
  const count = async (condition: string) =>
    Number((await rooms.platform.database.selectOne<{ n: number }>(`SELECT COUNT(*) AS n FROM ${condition}`))!.n);
  const signIn = (educationId: string, app: string) =>
    rooms.call<{ account: object }>('identity.signIn', { educationId, password: demoPassword, app });

  test('is never made in production, or where it is not asked for', async () => {
    await expect(seed({ demo: true, production: true })).rejects.toThrow('never');
    await expect(seed({ demo: false })).rejects.toThrow('never');
    expect(await count('identity_accounts')).toBe(0);
  });

  test('has the people, places and days that the first start promises, also when two nodes start at once', async () => {
    await Promise.all([seed(), seed()]);
    expect(await count('organisation_districts')).toBe(3);
    expect(await count('organisation_schools')).toBe(6);
    expect(await count("identity_accounts WHERE kind = 'student'")).toBe(60);
    expect(await count("identity_accounts WHERE kind = 'teacher'")).toBe(12);
    expect(await count('(SELECT DISTINCT subject FROM identity_teachings) AS subjects')).toBe(9);
    expect(await count('(SELECT DISTINCT password_hash FROM identity_accounts) AS hashes')).toBe(
      await count('identity_accounts'),
    );
    expect((await signIn('20260001', 'student')).account).toMatchObject({ roles: ['student'], grade: 7 });
    for (const [educationId, role] of [
      ['T0001', 'teacher'],
      ['S0001', 'school-administrator'],
      ['D0001', 'district-administrator'],
      ['C0001', 'city-administrator'],
      ['V0001', 'vendor'],
    ] as const) {
      expect((await signIn(educationId, 'admin')).account).toMatchObject({ roles: [role] });
    }
    const { items } = await rooms.call<{ items: unknown[] }>('organisation.calendar', {
      from: '2026-10-01',
      to: '2026-10-01',
    });
    expect(items).toMatchObject([{ kind: 'holiday', name: '国庆节', termId: '2026-autumn' }]);
  });

  test('is made once, and leaves alone what was changed since', async () => {
    await rooms.call('organisation.importRoster', { districts: [{ id: 'yunhu', name: '云湖新区' }] });
    const called: string[] = [];
    const { platform } = rooms;
    const call = (action: string, params?: Record<string, unknown>) => {
      called.push(action);
      return platform.call(action, params);
    };
    await seedDemoCity({ ...platform, call: call as typeof platform.call, config: { ...platform.config, demo: true } });
    expect(called).toEqual(['identity.accountByEducationId']);
    expect(await rooms.call('organisation.district', { id: 'yunhu' })).toMatchObject({ name: '云湖新区' });
  });
});
