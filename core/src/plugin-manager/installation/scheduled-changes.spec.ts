import { systemCaller, type Caller, type Dispose, type PluginContext } from '@fudao/plugin-sdk';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { openPlugins } from '../open-plugins.ts';
import { createPluginManagerRoom } from '../plugin-manager.room.ts';
import { standInRooms, type Heard } from '../testing/stand-in-rooms.ts';
import { person, tellers } from '../testing/teller.ts';
import { scheduledChangesTimer } from './scheduled-changes.actions.ts';

const admin1 = person('a1', 'district-administrator', 'd1');
const admin2 = person('a2', 'district-administrator', 'd2');
const student1 = person('s1', 'student', 'd1', 'school-1');
/** A Monday at noon, in the city. */
const monday = Date.parse('2026-11-23T04:00:00.000Z');
const tonight = '2026-11-23T14:00:00.000Z';

interface Detail {
  installation: { enabled: boolean; revision: number };
  scheduled: { id: string; state: string; failure: string | null }[];
}

onEachKind('planned changes', (freshUrl) => {
  let rooms: TestRooms;
  let endPlugins: Dispose;
  let now = monday;
  const heard: Heard = { notified: [] };
  const { sources, load } = tellers({ '1.0.0': {}, '2.0.0': {} });

  beforeEach(async () => {
    now = monday;
    heard.notified.length = 0;
    rooms = await startRooms(
      (platform, _runtime, plugins) => [...standInRooms(['d1', 'd2'], heard), createPluginManagerRoom(platform, plugins)],
      { databaseUrl: await freshUrl(), now: () => new Date(now) },
    );
    endPlugins = await openPlugins(rooms.runtime, rooms.plugins, { bundled: sources, loaders: { trusted: load } });
  });
  afterEach(async () => {
    await endPlugins();
    await rooms.stop();
  });

  const plan = (as: Caller, more: object = {}) => {
    const wanted = { enabled: true, settings: {}, follows: 'stable', pinnedVersion: null, canaryPercent: 0 };
    return rooms.call<{ id: string }>('plugin-manager.scheduleChange', { id: 'teller', dueAt: tonight, ...wanted, ...more }, as);
  };
  const detail = (as: Caller) => rooms.call<Detail>('plugin-manager.get', { id: 'teller' }, as);
  const which = () => rooms.call<{ version: string }>('teller.teller.which', {}, student1);

  /** What the timer does when its turn comes. */
  async function carryOutDue(): Promise<void> {
    const owner = { kind: 'core', id: 'plugin-manager' } as const;
    const context = new HandlerContext(rooms.runtime.host, owner, { caller: systemCaller, requestId: 'test' }, {});
    await scheduledChangesTimer(rooms.platform).handler(context as unknown as PluginContext<never>);
    await rooms.plugins.settle();
    await rooms.settle();
  }

  test('happen at their time, once, in the name of who planned them', async () => {
    await plan(admin1);
    await carryOutDue();
    await expect(which()).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED' });
    now = Date.parse(tonight);
    await carryOutDue();
    await carryOutDue();
    expect(await which()).toEqual({ version: '1.0.0' });
    const seen = await rooms.call('plugin-manager.get', { id: 'teller' }, admin1);
    expect(seen).toMatchObject({
      installation: { enabled: true, revision: 1 },
      scheduled: [{ state: 'done' }],
      history: [{ revision: 1, changedByName: 'a1' }],
    });
  });

  test('may pin a release, which is started everywhere first', async () => {
    await plan(admin1, { follows: 'pinned', pinnedVersion: '2.0.0' });
    now = Date.parse(tonight);
    await carryOutDue();
    expect(await which()).toEqual({ version: '2.0.0' });
  });

  test('are called off by the own district only, and not once they have happened', async () => {
    const { id: changeId } = await plan(admin1);
    const cancel = (as: Caller) => rooms.call('plugin-manager.cancelScheduledChange', { id: 'teller', changeId }, as);
    await expect(cancel(admin2)).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
    await cancel(admin1);
    await expect(cancel(admin1)).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
    now = Date.parse(tonight);
    await carryOutDue();
    expect(await detail(admin1)).toMatchObject({ installation: { enabled: false }, scheduled: [{ state: 'cancelled' }] });
  });

  test.each([
    ['in the tutoring hours of a school day', '2026-11-23T11:00:00.000Z', 'PLUGIN_TIME_IN_LESSONS'],
    ['in the past', '2026-11-23T03:59:00.000Z', 'PLUGIN_TIME_NOT_POSSIBLE'],
    ['in two years', '2028-11-23T14:00:00.000Z', 'PLUGIN_TIME_NOT_POSSIBLE'],
    ['at no time', 'tomorrow', 'FUDAO_INVALID'],
  ])('%s are refused', async (_, dueAt, code) => {
    await expect(plan(admin1, { dueAt })).rejects.toMatchObject({ code });
    expect((await detail(admin1)).scheduled).toEqual([]);
  });

  test('at the same hour of a Sunday are fine; what the schema refuses, or does not exist, is not', async () => {
    await plan(admin1, { dueAt: '2026-11-29T11:00:00.000Z' });
    await expect(plan(admin1, { settings: { colour: 1 } })).rejects.toMatchObject({ code: 'PLUGIN_SETTINGS_INVALID' });
    await expect(plan(admin1, { follows: 'pinned', pinnedVersion: '9.0.0' })).rejects.toMatchObject({ code: 'PLUGIN_RELEASE_NOT_FOUND' });
    await expect(plan(student1)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('that cannot be done any more say why, and whoever planned them is told', async () => {
    await plan(admin1, { follows: 'pinned', pinnedVersion: '2.0.0' });
    await rooms.call('plugin-manager.retireRelease', { id: 'teller', version: '2.0.0' }, person('c1', 'city-administrator', null));
    now = Date.parse(tonight);
    await carryOutDue();
    const { scheduled } = await detail(admin1);
    expect(scheduled).toMatchObject([{ state: 'failed', failure: expect.stringContaining('no release 2.0.0') as string }]);
    expect(heard.notified).toMatchObject([{ accountId: 'a1', kind: 'plugin-manager.planned-change-failed' }]);
  });
});
