import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dispose } from '@fudao/plugin-sdk';
import { until } from '../../testing/until.ts';
import { FolderWatch } from './watch-folders.ts';

describe('watching folders', () => {
  let root: string;
  let stop: Dispose;
  let seen: string[];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'fudao-watch-'));
    await mkdir(join(root, 'notes/server'), { recursive: true });
    await writeFile(join(root, 'notes/server/index.ts'), '1');
    seen = [];
    stop = await new FolderWatch(root, (folder, paths) =>
      seen.push(...paths.map((path) => `${folder}: ${path}`)),
    ).start();
  });
  afterEach(async () => {
    await stop();
    await rm(root, { recursive: true });
  });

  const told = (what: string) => until(() => seen.includes(what));

  test('tells of a file that changes, comes and goes', async () => {
    await writeFile(join(root, 'notes/server/index.ts'), '22');
    await told('notes: server/index.ts');
    await writeFile(join(root, 'notes/api.ts'), '1');
    await told('notes: api.ts');
    seen.length = 0;
    await rm(join(root, 'notes/api.ts'));
    await told('notes: api.ts');
    expect(seen).toEqual(['notes: api.ts']);
  });

  test('tells of a file that an editor puts in the place of another', async () => {
    await writeFile(join(root, 'notes/server/.new'), 'another');
    await rename(join(root, 'notes/server/.new'), join(root, 'notes/server/index.ts'));
    await told('notes: server/index.ts');
  });

  test('tells of all files of a folder that appears, and goes on with them, also after it was away', async () => {
    for (const content of ['1', '22']) {
      await mkdir(join(root, '.draft/ui/student'), { recursive: true });
      await writeFile(join(root, '.draft/ui/student/index.ts'), content);
      await rename(join(root, '.draft'), join(root, 'marks'));
      await told('marks: ui/student/index.ts');
      seen.length = 0;
      await writeFile(join(root, 'marks/ui/student/index.ts'), `${content}, changed`);
      await told('marks: ui/student/index.ts');
      seen.length = 0;
      await rm(join(root, 'marks'), { recursive: true });
      await told('marks: ui/student/index.ts');
      seen.length = 0;
    }
  });

  test('leaves what is built, hidden or not below a folder', async () => {
    await mkdir(join(root, 'notes/dist'));
    await writeFile(join(root, 'notes/dist/a.js'), '');
    await writeFile(join(root, 'notes/.hidden'), '');
    await writeFile(join(root, 'README.md'), '');
    await writeFile(join(root, 'notes/api.ts'), '1');
    await told('notes: api.ts');
    expect(seen).toEqual(['notes: api.ts']);
  });
});
