import { fileURLToPath } from 'node:url';
import { action, commonErrors, defineService, systemCaller, Type, type Caller, type Dispose } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import type { Room } from '../runtime/room.ts';
import { createPluginManagerRoom } from './plugin-manager.room.ts';
import { openPlugins } from './open-plugins.ts';
import { readPluginSource } from './release/plugin-source.ts';

const folder = fileURLToPath(new URL('./testing-plugins/', import.meta.url));
const person = (id: string, role: Caller['roles'][number], districtId: string | null): Caller => ({
  ...systemCaller,
  kind: 'account',
  id,
  name: id,
  roles: [role],
  districtId,
});
const student1 = person('s1', 'student', 'd1');
const student2 = person('s2', 'student', 'd2');
const admin1 = person('a1', 'district-administrator', 'd1');
const otherAdmin1 = person('b1', 'district-administrator', 'd1');
const admin2 = person('a2', 'district-administrator', 'd2');
const city = person('c1', 'city-administrator', null);

const organisation: Room = {
  name: 'organisation',
  service: defineService({
    name: 'organisation',
    actions: {
      district: action({
        summary: 'A district.',
        allow: 'signed-in',
        params: Type.Object({ id: Type.String() }),
        returns: Type.Object({ id: Type.String() }),
        handler: ({ params }) => {
          if (!['d1', 'd2'].includes(params.id)) throw commonErrors.NOT_FOUND();
          return { id: params.id };
        },
      }),
    },
  }),
};

const records: Room = {
  name: 'records',
  service: defineService({
    name: 'records',
    actions: {
      append: action({
        summary: 'Takes a record.',
        allow: 'internal',
        capability: 'records.append',
        params: Type.Object({}),
        returns: Type.Object({}),
        handler: () => ({}),
      }),
    },
  }),
};

interface Installation {
  enabled: boolean;
  revision: number;
  settings: { limit: number };
}

onEachKind('the plugin manager', (freshUrl) => {
  let rooms: TestRooms;
  let endPlugins: Dispose;
  const pushes: { payloadFor(caller: Caller): unknown }[] = [];

  beforeEach(async () => {
    pushes.length = 0;
    const listen: Room = {
      name: 'listener',
      service: defineService({ name: 'listener' }),
      broadcasts: { 'realtime.push-each': (message) => void pushes.push(message as never) },
    };
    rooms = await startRooms(
      (platform, _runtime, plugins) => [organisation, records, listen, createPluginManagerRoom(platform, plugins)],
      { databaseUrl: await freshUrl() },
    );
    const notes = await readPluginSource(`${folder}notes`);
    const bundled = [{ ...notes, ui: { hash: 'h', folder: '/x', student: 'student.js' } }];
    endPlugins = await openPlugins(rooms.runtime, rooms.plugins, { bundled });
  });
  afterEach(async () => {
    await endPlugins();
    await rooms.stop();
  });

  const put = (as: Caller, enabled: boolean, expectedRevision: number, more: object = {}) =>
    rooms.call<Installation>('plugin-manager.setInstallation', { id: 'notes', enabled, settings: {}, expectedRevision, ...more }, as);
  const add = (as: Caller) => rooms.call<{ limit: number }>('notes.notes.add', { text: 'hello' }, as);

  test('a district enables a plugin, and only its people reach it', async () => {
    await expect(add(student1)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED', details: { plugin: '笔记' } });
    expect(await put(admin1, true, 0)).toMatchObject({ enabled: true, revision: 1, settings: { limit: 3 } });
    expect(await add(student1)).toMatchObject({ limit: 3 });
    await expect(add(student2)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED' });
    await put(admin1, false, 1);
    await expect(add(student1)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED' });
  });

  test('each district has its own settings, checked by the schema of the plugin', async () => {
    await put(admin1, true, 0, { settings: { limit: 7 } });
    await put(admin2, true, 0);
    expect(await add(student1)).toMatchObject({ limit: 7 });
    expect(await add(student2)).toMatchObject({ limit: 3 });
    for (const [settings, field] of [[{ limit: 99 }, 'limit'], [{ limit: 'many' }, 'limit'], [{ colour: 1 }, 'colour']] as const) {
      await expect(put(admin1, true, 1, { settings })).rejects.toMatchObject({
        code: 'PLUGIN_SETTINGS_INVALID',
        details: { field },
      });
    }
    expect(await add(student1)).toMatchObject({ limit: 7 });
  });

  test('open apps of the district are told what to add and what to withdraw', async () => {
    await put(admin1, true, 0);
    await put(admin1, false, 1);
    const told = (caller: Caller) => pushes.map(({ payloadFor }) => payloadFor(caller)).filter(Boolean);
    expect(told(student1)).toMatchObject([
      { app: 'student', added: [{ id: 'notes', version: '1.0.0' }], removed: [] },
      { app: 'student', added: [], removed: [{ id: 'notes', version: '1.0.0' }] },
    ]);
    expect(told(student2)).toEqual([]);
  });

  test('of two administrators at once one wins and the other is told', async () => {
    const both = await Promise.allSettled([put(admin1, true, 0), put(otherAdmin1, true, 0)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'PLUGIN_CHANGED_MEANWHILE' } });
    await expect(put(admin1, false, 0)).rejects.toMatchObject({ code: 'PLUGIN_CHANGED_MEANWHILE' });
  });

  test("an administrator cannot touch another district; the city names one that exists", async () => {
    await expect(put(admin2, true, 0, { districtId: 'd1' })).rejects.toMatchObject({ code: 'PLUGIN_DISTRICT_NOT_YOURS' });
    await expect(put(city, true, 0)).rejects.toMatchObject({ code: 'PLUGIN_DISTRICT_REQUIRED' });
    await expect(put(city, true, 0, { districtId: 'atlantis' })).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
    await put(city, true, 0, { districtId: 'd2' });
    await add(student2);
    await expect(put(student1, true, 0)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('enabled and disabled a hundred times, it ends in the last state asked for', async () => {
    for (let turn = 0; turn < 100; turn++) await put(admin1, turn % 2 === 0, turn);
    await expect(add(student1)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED' });
    await put(admin1, true, 100);
    await add(student1);
  });

  test('a plugin reaches no action that its manifest does not name', async () => {
    await put(admin1, true, 0);
    await expect(rooms.call('notes.notes.reachForSecrets', {}, student1)).rejects.toMatchObject({
      code: 'FUDAO_CAPABILITY_REFUSED',
    });
  });

  describe('what a plugin wants to happen after its transaction', () => {
    const written = async (table: string) =>
      Number((await rooms.platform.database.selectOne<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))?.n);
    const overreach = (want: string) => rooms.call('notes.notes.addAndOverreach', { want }, student1);

    test.each([
      ['notification', 'FUDAO_CAPABILITY_REFUSED', { plugin: 'notes', capability: 'notifications.send' }],
      ['foreign action', 'FUDAO_CAPABILITY_REFUSED', { plugin: 'notes', capability: 'none' }],
      ['unknown action', 'FUDAO_CAPABILITY_REFUSED', { plugin: 'notes', capability: 'none' }],
      ['undeclared event', 'FUDAO_EVENT_REFUSED', { plugin: 'notes', event: 'notes.stolen.v1' }],
    ])('%s: refused at once, and nothing is written', async (want, code, details) => {
      await put(admin1, true, 0);
      const outbox = await written('runtime_outbox');
      await expect(overreach(want)).rejects.toMatchObject({ code, details });
      expect(await written('notes_notes')).toBe(0);
      expect(await written('runtime_outbox')).toBe(outbox);
    });

    test.each(['record', 'own action', 'declared event'])('%s: written down', async (want) => {
      await put(admin1, true, 0);
      const outbox = await written('runtime_outbox');
      expect(await overreach(want)).toEqual({});
      expect(await written('notes_notes')).toBe(1);
      expect(await written('runtime_outbox')).toBe(outbox + 1);
    });

    test('of a release that this node does not run, the one it runs says what is granted', () => {
      const { plugins } = rooms;
      expect(plugins.hasCapability({ id: 'notes', version: '0.9.0' }, 'records.append')).toBe(true);
      expect(plugins.hasCapability({ id: 'notes', version: '0.9.0' }, 'files.read')).toBe(false);
      expect(plugins.hasCapability({ id: 'strange', version: '1.0.0' }, 'records.append')).toBe(false);
    });
  });

  test('its consumers hear of districts that enabled it, with that district', async () => {
    await put(admin1, true, 0);
    await add(student1);
    await rooms.settle();
    expect(await rooms.platform.database.select('SELECT district FROM notes_heard')).toEqual([{ district: 'd1' }]);
  });

  test('the detail says what it may do, keeps, and who changed what', async () => {
    await put(admin1, true, 0, { settings: { limit: 5 } });
    const detail = await rooms.call('plugin-manager.get', { id: 'notes' }, admin1);
    expect(detail).toMatchObject({
      installation: { enabled: true, revision: 1, settings: { limit: 5 } },
      capabilities: [{ name: 'records.append', sentence: { 'zh-CN': expect.any(String) as string } }],
      privacy: { retention: 'P1Y' },
      history: [{ revision: 1, changedByName: 'a1', settings: { limit: 5 } }],
    });
    await expect(rooms.call('plugin-manager.get', { id: 'nothing' }, admin1)).rejects.toMatchObject({ code: 'PLUGIN_NOT_FOUND' });
  });
});
