import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import type { Config } from '../runtime/config.ts';
import { createDemoRoom, type DemoAccounts } from './demo.room.ts';

describe('accounts to try the demo city with', () => {
  let rooms: TestRooms;
  let settings: Partial<Config> = {};
  const accounts = (app: string) => rooms.call<DemoAccounts>('demo.accounts', { app });

  async function start(config: Partial<Config>) {
    settings = config;
    rooms = await startRooms((platform, { broker }) => [
      createDemoRoom({ platform: { ...platform, config: { ...platform.config, ...settings } }, broker }),
    ]);
  }
  afterEach(() => rooms.stop());

  test('are one of each kind that the app is for', async () => {
    await start({ demo: true, production: false });
    expect(await accounts('student')).toEqual({
      password: 'fudao-demo',
      accounts: [{ educationId: '20260001', name: '陆知远', role: 'student' }],
    });
    const staff = await accounts('admin');
    expect(staff.accounts.map(({ educationId, role }) => `${educationId} ${role}`)).toEqual([
      'T0001 teacher',
      'C0001 city-administrator',
      'D0001 district-administrator',
      'S0001 school-administrator',
      'V0001 vendor',
    ]);
  });

  test.each<[string, Partial<Config>]>([
    ['in production', { demo: true, production: true }],
    ['without a demo city', { demo: false, production: false }],
    ['with a database of several nodes', { demo: true, production: false, database: { url: 'mysql://db/fudao' } }],
  ])('are never told %s', async (_, config) => {
    await start(config);
    for (const app of ['student', 'admin']) expect(await accounts(app)).toEqual({ password: null, accounts: [] });
  });
});
