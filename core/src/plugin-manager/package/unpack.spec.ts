import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, readdir, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkUnpacked } from './check-unpacked.ts';
import type { PackageListing } from './package-listing.ts';
import { aPackage } from './testing/a-package.ts';
import { unpackTo } from './unpack.ts';

describe('unpacking', () => {
  let parent: string;
  let folder: string;
  let listing: PackageListing;

  beforeAll(async () => ({ listing } = await aPackage()));
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'fudao-unpack-'));
    folder = join(parent, 'notes', '1.2.3-abc');
  });
  afterEach(() => rm(parent, { recursive: true }));

  const beside = () => readdir(join(parent, 'notes'));

  test('gives every file, and leaves nothing beside', async () => {
    expect(await checkUnpacked(folder, listing)).toBe('absent');
    await unpackTo(listing, folder);
    expect(await checkUnpacked(folder, listing)).toBe('whole');
    expect(await beside()).toEqual(['1.2.3-abc']);
    expect((await stat(join(folder, 'server/index.js'))).mode & 0o777).toBe(0o644);
  });

  test('a second time does nothing', async () => {
    await unpackTo(listing, folder);
    const before = await stat(join(folder, 'server/index.js'));
    await unpackTo(listing, folder);
    const after = await stat(join(folder, 'server/index.js'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  const changes: [string, () => Promise<unknown>][] = [
    ['a changed file', () => appendFile(join(folder, 'server/index.js'), ' ')],
    ['a changed letter', () => writeFile(join(folder, 'README.md'), '# Motes\n')],
    ['a missing file', () => rm(join(folder, 'plugin.json'))],
    ['an added file', () => writeFile(join(folder, 'server/evil.js'), '')],
    ['a renamed file', () => rename(join(folder, 'README.md'), join(folder, 'readme.md'))],
    [
      'a link in place of a file',
      async () => {
        await rename(join(folder, 'plugin.json'), join(parent, 'elsewhere'));
        await symlink(join(parent, 'elsewhere'), join(folder, 'plugin.json'));
      },
    ],
    [
      'a link in place of a folder in it',
      async () => {
        await rename(join(folder, 'server'), join(parent, 'server'));
        await symlink(join(parent, 'server'), join(folder, 'server'));
      },
    ],
    [
      'a link in place of the folder',
      async () => {
        await rename(folder, join(parent, 'elsewhere'));
        await symlink(join(parent, 'elsewhere'), folder);
      },
    ],
    [
      'a file in place of the folder',
      async () => {
        await rm(folder, { recursive: true });
        await writeFile(folder, 'x');
      },
    ],
  ];
  test.each(changes)('%s is noticed and made good', async (_what, change) => {
    await unpackTo(listing, folder);
    await change();
    expect(await checkUnpacked(folder, listing)).toBe('changed');
    await unpackTo(listing, folder);
    expect(await checkUnpacked(folder, listing)).toBe('whole');
    expect(await beside()).toEqual(['1.2.3-abc']);
  });

  test('an empty folder is filled', async () => {
    await mkdir(folder, { recursive: true });
    await unpackTo(listing, folder);
    expect(await checkUnpacked(folder, listing)).toBe('whole');
  });

  test('by many at once ends in one whole folder', async () => {
    await Promise.all(Array.from({ length: 8 }, () => unpackTo(listing, folder)));
    expect(await checkUnpacked(folder, listing)).toBe('whole');
    expect(await beside()).toEqual(['1.2.3-abc']);
  });

  test('where it cannot be written fails, and leaves nothing', async () => {
    await mkdir(parent, { recursive: true });
    await writeFile(join(parent, 'notes'), 'a file where a folder should be');
    await expect(unpackTo(listing, folder)).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(await readdir(parent)).toEqual(['notes']);
  });

  test('removes what somebody left long ago, and not what somebody may be writing now', async () => {
    const [old, fresh] = [`${parent}/notes/.1.2.3-abc.old`, `${parent}/notes/.1.2.3-abc.fresh`];
    for (const name of [old, fresh]) await mkdir(name, { recursive: true });
    const yesterday = Date.now() / 1000 - 86_400;
    await utimes(old, yesterday, yesterday);
    await unpackTo(listing, folder);
    expect((await beside()).sort()).toEqual(['.1.2.3-abc.fresh', '1.2.3-abc']);
  });
});

describe('unpacking that is killed', () => {
  const program = fileURLToPath(new URL('./testing/halting-unpacker.ts', import.meta.url));

  /** A process that is killed as soon as it has written so many files. */
  async function killAfter(files: number, file: string, folder: string): Promise<void> {
    const args = ['--no-warnings', program, file, folder, String(files)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  const filesBelow = async (folder: string) =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

  test('leaves nothing in place, wherever it was; the next one gives the whole', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'fudao-killed-'));
    const { bytes, listing } = await aPackage();
    const file = join(parent, 'notes.tgz');
    await writeFile(file, bytes);
    for (const files of [0, 1, listing.files.size - 1, listing.files.size]) {
      const folder = join(parent, String(files), '1.2.3-abc');
      await killAfter(files, file, folder);
      expect(await filesBelow(join(folder, '..'))).toBe(files);
      expect(await checkUnpacked(folder, listing)).toBe('absent');
      await unpackTo(listing, folder);
      expect(await checkUnpacked(folder, listing)).toBe('whole');
    }
    await rm(parent, { recursive: true });
  }, 60_000);
});
