import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../runtime/config.ts';
import { prepareDataFolder } from '../runtime/data-folder.ts';
import { ratingsRebuildCommand } from './ratings-rebuild.command.ts';

test('ratings rebuild says how many portraits there were, and takes no more words', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-cli-'));
  const config = prepareDataFolder(loadConfig({}, { dataFolder, logLevel: 'silent' }));
  const said: string[] = [];
  const io = { isTty: false, out: (line: string) => void said.push(line), err: () => undefined, progress: () => undefined };
  expect(await ratingsRebuildCommand.run([], io, config)).toBe(0);
  expect(said).toEqual(['已重新计算 0 位教师的画像。', 'The portraits of 0 teachers were worked out anew.']);
  await expect(ratingsRebuildCommand.run(['all'], io, config)).rejects.toThrow('one word too many');
  await rm(dataFolder, { recursive: true });
});
