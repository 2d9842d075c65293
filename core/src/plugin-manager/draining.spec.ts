import { fileURLToPath } from 'node:url';
import { defineService, systemCaller, type Caller, type Dispose } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import type { Room } from '../runtime/room.ts';
import { createPluginManagerRoom } from './plugin-manager.room.ts';
import { openPlugins } from './open-plugins.ts';
import { readPluginSource } from './release/plugin-source.ts';
import { standInRooms } from './testing/stand-in-rooms.ts';

const folder = fileURLToPath(new URL('./testing-plugins/', import.meta.url));
const person = (id: string, role: Caller['roles'][number], districtId: string): Caller => ({ ...systemCaller, kind: 'account', id, name: id, roles: [role], districtId });
const student = person('s1', 'student', 'd1');
const administrator = person('a1', 'district-administrator', 'd1');
const minute = 60_000;

interface Delta {
  app: string;
  added: { id: string; isDraining?: true; navigation: object[] }[];
  removed: object[];
}

onEachKind('a plugin that may finish for five minutes', (freshUrl) => {
  let rooms: TestRooms;
  let endPlugins: Dispose;
  let now = new Date('2026-11-23T19:00:00+08:00').getTime();
  const pushes: { payloadFor(caller: Caller): Delta | undefined }[] = [];

  beforeEach(async () => {
    pushes.length = 0;
    const listen: Room = {
      name: 'listener',
      service: defineService({ name: 'listener' }),
      broadcasts: { 'realtime.push-each': (message) => void pushes.push(message as never) },
    };
    rooms = await startRooms((platform, _runtime, plugins) => [...standInRooms(['d1']), listen, createPluginManagerRoom(platform, plugins)], {
      databaseUrl: await freshUrl(),
      now: () => new Date(now),
    });
    const notes = await readPluginSource(`${folder}notes`);
    const bundled = [{ ...notes, manifest: { ...notes.manifest, drain: { minutes: 5 } }, ui: { hash: 'h', folder: '/x', student: 'student.js' } }];
    endPlugins = await openPlugins(rooms.runtime, rooms.plugins, { bundled });
  });
  afterEach(async () => {
    await endPlugins();
    await rooms.stop();
  });

  const put = (enabled: boolean, expectedRevision: number, settings = {}) =>
    rooms.call('plugin-manager.setInstallation', { id: 'notes', enabled, settings, expectedRevision }, administrator);
  const add = () => rooms.call('notes.notes.add', { text: 'hello' }, student);
  const finish = (id: string) => rooms.call('notes.notes.finish', { id }, student);
  const pass = async (ms: number) => {
    now += ms;
    await rooms.plugins.refresh();
  };
  const heard = () => rooms.platform.database.select<{ id: string }>('SELECT id FROM notes_heard');
  const refused = { code: 'FUDAO_PLUGIN_NOT_ENABLED' };

  test('begins nothing new, finishes what is under way, hears of it, and then is gone', async () => {
    await expect(finish('never-enabled')).rejects.toMatchObject(refused);
    await put(true, 0);
    await put(false, 1);
    await expect(add()).rejects.toMatchObject(refused);
    await finish('n1');
    await rooms.settle();
    expect(await heard()).toHaveLength(1);
    await pass(4 * minute);
    await finish('n2');
    await pass(minute);
    await expect(finish('n3')).rejects.toMatchObject(refused);
    const told = pushes.flatMap(({ payloadFor }) => payloadFor(student) ?? []);
    expect(told.map(({ added, removed }) => [added.map(({ isDraining, navigation }) => [isDraining ?? false, navigation.length]), removed.length])).toEqual([
      [[[false, 1]], 0],
      [[[true, 0]], 1],
      [[], 1],
    ]);
  });

  test('has no more time by what is changed while it is disabled, and all of it again once it was enabled', async () => {
    await put(true, 0);
    await put(false, 1);
    await pass(3 * minute);
    await put(false, 2, { limit: 5 });
    await pass(2 * minute);
    await expect(finish('n1')).rejects.toMatchObject(refused);
    await put(true, 3);
    await put(false, 4);
    await pass(4 * minute);
    await finish('n2');
  });
});
