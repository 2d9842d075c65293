import * as nodeFileSystem from 'node:fs/promises';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storedName } from './file-storage.ts';
import { LocalFileStorage, type FileSystem } from './local-file-storage.ts';

const id = '01990000-0000-7000-8000-0000000012ab';
const name = storedName(id, 'full');

/** A file system whose disk is full at one step of a write. */
function failingAt(step: 'writeFile' | 'sync' | 'open' | 'mkdir', code: string): FileSystem {
  const fail = () => Promise.reject(Object.assign(new Error(code), { code }));
  if (step === 'open' || step === 'mkdir') return { ...nodeFileSystem, [step]: fail } as FileSystem;
  return {
    ...nodeFileSystem,
    open: async (...args: Parameters<typeof nodeFileSystem.open>) => {
      const handle = await nodeFileSystem.open(...args);
      handle[step] = fail;
      return handle;
    },
  } as FileSystem;
}

describe('pictures in a folder', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'fudao-storage-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  const filesBelow = async () =>
    (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

  test('folders are spread by the random end of the id', () => {
    expect(name).toBe(`12/ab/${id}.webp`);
    expect(storedName(id, 'thumbnail')).toBe(`12/ab/${id}.thumbnail.webp`);
  });

  test('what was written is read, until it is removed', async () => {
    const storage = new LocalFileStorage(root);
    await storage.write(name, Buffer.from('picture'));
    expect(await storage.read(name)).toEqual(Buffer.from('picture'));
    expect(await filesBelow()).toHaveLength(1);
    await storage.remove(name);
    await storage.remove(name);
    expect(await storage.read(name)).toBeUndefined();
  });

  test.each(['writeFile', 'sync', 'open', 'mkdir'] as const)(
    'a disk that is full at %s leaves nothing half written',
    async (step) => {
      const storage = new LocalFileStorage(root, failingAt(step, 'ENOSPC'));
      await expect(storage.write(name, Buffer.alloc(9000))).rejects.toMatchObject({
        code: 'FILES_NO_SPACE',
        spec: { status: 507, retryable: true },
      });
      expect(await filesBelow()).toEqual([]);
    },
  );

  test('any other fault is passed on as it is', async () => {
    const storage = new LocalFileStorage(root, failingAt('open', 'EIO'));
    await expect(storage.write(name, Buffer.alloc(9))).rejects.toMatchObject({ code: 'EIO' });
  });
});
