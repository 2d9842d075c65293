import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import type { Log } from '@fudao/plugin-sdk';
import { findPlugins, readPluginSource } from './plugin-source.ts';

const notes = fileURLToPath(new URL('../testing-plugins/notes/', import.meta.url));
const error = jest.fn<Log['error']>();
const log = { error } as unknown as Log;
let root: string;

beforeEach(async () => {
  error.mockReset();
  root = await mkdtemp(join(tmpdir(), 'fudao-plugins-'));
});
afterEach(() => rm(root, { recursive: true }));

test('a plugin is found by its manifest; its entry is the source, or what a build made of it', async () => {
  const { manifest, entry, ui } = await readPluginSource(notes);
  expect(manifest).toMatchObject({ id: 'notes', version: '1.0.0' });
  expect(entry).toMatch(/server.index\.ts$/);
  expect(ui).toBeUndefined();
});

test.each([
  ['is no JSON', '{ "id": ', /broken.plugin\.json cannot be read/],
  ['lacks what it must have', '{ "id": "broken" }', /broken.plugin\.json: \w+ is required/],
])('a plugin whose manifest %s is left out and named; the others are found', async (_, manifest, sentence) => {
  for (const name of ['broken', 'empty']) await mkdir(join(root, name));
  await writeFile(join(root, 'broken/plugin.json'), manifest);
  expect(await findPlugins(root, log)).toEqual([]);
  expect(error).toHaveBeenCalledTimes(1);
  expect((error.mock.calls[0]![0] as { err: Error }).err.message).toMatch(sentence);
  const found = await findPlugins(fileURLToPath(new URL('../testing-plugins/', import.meta.url)), log);
  expect(found.map(({ manifest }) => manifest.id)).toContain('notes');
  expect(error).toHaveBeenCalledTimes(1);
});

test('a folder that is not there has no plugins', async () => {
  expect(await findPlugins(join(root, 'nowhere'), log)).toEqual([]);
});
