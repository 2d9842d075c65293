import { createHash } from 'node:crypto';
import { mkdtemp, open, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { HashedFile } from './hashed-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hashed-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function withFile<T>(content: Uint8Array, read: (handle: FileHandle) => Promise<T>): Promise<T> {
  const name = join(folder, 'content');
  await writeFile(name, content);
  const handle = await open(name);
  try {
    return await read(handle);
  } finally {
    await handle.close();
  }
}

test('the pieces are the file, however it is cut, and so is the checksum', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 })), async (pieces) => {
      const whole = Buffer.concat(pieces);
      await withFile(whole, async (handle) => {
        const file = new HashedFile(handle, whole.length);
        for (const piece of pieces) expect(new Uint8Array((await file.take(piece.length)).buffer)).toEqual(piece);
        expect(file.checksum()).toBe(createHash('sha256').update(whole).digest('hex'));
      });
    }),
    { numRuns: 50 },
  );
});

test.each([5, 2 ** 40, -1, NaN])('a file of four bytes gives no %d', async (length) => {
  await withFile(Buffer.from('four'), async (handle) => {
    await expect(new HashedFile(handle, 4).take(length)).rejects.toThrow(RangeError);
  });
});

test('a file that ends earlier than it was said, and one that was not read to its end, are refused', async () => {
  await withFile(Buffer.from('four'), async (handle) => {
    await expect(new HashedFile(handle, 9).take(9)).rejects.toThrow('shorter');
    expect(() => new HashedFile(handle, 4).checksum()).toThrow('4 bytes were not read');
  });
});
