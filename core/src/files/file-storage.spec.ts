import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../runtime/log.ts';
import { startS3Server } from '../testing/s3-server.ts';
import { storedName, type FileStorage } from './file-storage.ts';
import { LocalFileStorage } from './local-file-storage.ts';
import { ObjectFileStorage } from './object-file-storage.ts';

interface Opened {
  readonly storage: FileStorage;
  /** Names of all that is stored. */
  names(): Promise<string[]>;
  close(): Promise<void>;
}

async function openFolder(): Promise<Opened> {
  const root = await mkdtemp(join(tmpdir(), 'fudao-storage-'));
  return {
    storage: new LocalFileStorage(root),
    async names() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      return files.map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));
    },
    close: () => rm(root, { recursive: true }),
  };
}

async function openBucket(): Promise<Opened> {
  const server = await startS3Server();
  const storage = new ObjectFileStorage(server.settings, createLog('silent'));
  const end = storage.start();
  return {
    storage,
    names: () => Promise.resolve([...server.objects.keys()]),
    async close() {
      await end();
      await server.stop();
    },
  };
}

const id = '01990000-0000-7000-8000-0000000012ab';
const full = storedName(id, 'full');
const thumbnail = storedName(id, 'thumbnail');

test('folders are spread by the random end of the id', () => {
  expect(full).toBe(`12/ab/${id}.webp`);
  expect(thumbnail).toBe(`12/ab/${id}.thumbnail.webp`);
});

describe.each([
  ['a folder', openFolder],
  ['a bucket', openBucket],
])('pictures in %s', (_, open) => {
  let opened: Opened;
  let storage: FileStorage;
  beforeEach(async () => {
    opened = await open();
    storage = opened.storage;
  });
  afterEach(() => opened.close());

  test.each([0, 1, 70_000, 3_000_000])('%i bytes that were written are read', async (size) => {
    const bytes = randomBytes(size);
    await storage.write(full, bytes);
    expect((await storage.read(full))?.equals(bytes)).toBe(true);
  });

  test('what was not written, or was removed, is not there', async () => {
    expect(await storage.read(full)).toBeUndefined();
    await storage.write(full, Buffer.from('picture'));
    await storage.remove(full);
    expect(await storage.read(full)).toBeUndefined();
    expect(await opened.names()).toEqual([]);
  });

  test('removing twice, or what never was, is no fault', async () => {
    await storage.write(full, Buffer.from('picture'));
    await storage.remove(full);
    await storage.remove(full);
    await storage.remove(thumbnail);
  });

  test('two sizes of a picture do not meet', async () => {
    await storage.write(full, Buffer.from('full'));
    await storage.write(thumbnail, Buffer.from('thumbnail'));
    expect((await opened.names()).sort()).toEqual([thumbnail, full].sort());
    await storage.remove(thumbnail);
    expect(String(await storage.read(full))).toBe('full');
  });

  test('writing again, as after a broken-off try, replaces the whole', async () => {
    await storage.write(full, Buffer.from('a longer first try'));
    await storage.write(full, Buffer.from('second'));
    expect(String(await storage.read(full))).toBe('second');
    expect(await opened.names()).toEqual([full]);
  });

  test('what is given to write may be a part of a larger memory', async () => {
    const memory = Buffer.from('before picture after');
    await storage.write(full, memory.subarray(7, 14));
    expect(String(await storage.read(full))).toBe('picture');
  });

  test('many at once do not disturb each other', async () => {
    const names = Array.from({ length: 30 }, (_, number) => storedName(`${id.slice(0, -2)}${10 + number}`, 'full'));
    await Promise.all(names.map((name) => storage.write(name, Buffer.from(name))));
    expect(await Promise.all(names.map(async (name) => String(await storage.read(name))))).toEqual(names);
  });
});
