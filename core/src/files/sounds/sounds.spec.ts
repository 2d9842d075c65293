import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCaller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { createFilesRoom } from '../files.room.ts';

onEachKind('sounds', (freshUrl) => {
  let rooms: TestRooms;
  beforeEach(async () => {
    rooms = await startRooms((platform) => [createFilesRoom(platform)], { databaseUrl: await freshUrl() });
    rooms.plugins.hasCapability = (_plugin, capability) => capability === 'files.sound';
  });
  afterEach(() => rooms.stop());

  const talks = (plugin: string) => (action: string, params: object) => rooms.call<{ id: string; content: string }>(`files.${action}`, { ...params }, systemCaller, { plugin: { id: plugin, version: '1.0.0' } });
  const call = talks('tutor');
  const content = Buffer.from('some sound').toString('base64');
  const keep = async (subjectId: string) => (await call('keepSound', { subjectId, content })).id;
  const onDisk = async () => {
    const entries = await readdir(join(rooms.platform.config.dataFolder, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).length;
  };

  test('come back as they were kept, under their subject alone', async () => {
    const id = await keep('tutor:s1');
    expect(await call('sound', { subjectId: 'tutor:s1', id })).toEqual({ content });
    await expect(call('sound', { subjectId: 'tutor:s2', id })).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
  });

  test('are out of reach of other plugins, whatever they say', async () => {
    const id = await keep('tutor:s1');
    for (const [action, more] of [['sound', { id }], ['dropSound', { id }], ['dropSounds', {}], ['keepSound', { content }]] as const) {
      await expect(talks('other')(action, { subjectId: 'tutor:s1', ...more })).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
    }
    expect(await onDisk()).toBe(1);
  });

  test('have a size, and are nothing but base64', async () => {
    for (const wrong of ['', 'no sound!', 'A'.repeat(600_000)]) await expect(call('keepSound', { subjectId: 'tutor:s1', content: wrong })).rejects.toMatchObject({ code: 'FUDAO_INVALID' });
    expect(await onDisk()).toBe(0);
  });

  test('go one by one, by subject, and with their plugin; twice is no fault', async () => {
    const [first] = [await keep('tutor:s1'), await keep('tutor:s1'), await keep('tutor:s2')];
    for (let times = 0; times < 2; times++) await call('dropSound', { subjectId: 'tutor:s1', id: first });
    expect(await onDisk()).toBe(2);
    for (let times = 0; times < 2; times++) await call('dropSounds', { subjectId: 'tutor:s1' });
    expect(await onDisk()).toBe(1);
    expect(await rooms.call('files.removeSelected', { pluginId: 'tutor' })).toEqual({ removed: 1 });
    expect(await onDisk()).toBe(0);
  });
});
