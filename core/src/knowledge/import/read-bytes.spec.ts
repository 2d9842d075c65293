import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openSource, readBytes } from './read-bytes.ts';

describe('reading an import file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-import-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  // Lines that compress badly, so that what is cut off is some lines and not all.
  const lines = Array.from({ length: 4000 }, (_, index) => `${index} ${Math.sin(index)} ${Math.cos(index)}\n`).join('');

  async function read(
    content: Uint8Array,
    name = 'file.jsonl',
  ): Promise<{ text: string; failure?: unknown; bytesRead: number }> {
    const path = join(folder, name);
    await writeFile(path, content);
    const pieces: Buffer[] = [];
    let bytesRead = 0;
    const text = () => Buffer.concat(pieces).toString();
    try {
      for await (const piece of readBytes(await openSource(path), (bytes) => (bytesRead = bytes))) pieces.push(piece);
      return { text: text(), bytesRead };
    } catch (failure) {
      return { text: text(), failure, bytesRead };
    }
  }

  test('plain, compressed, and compressed under another name', async () => {
    const zipped = gzipSync(lines);
    expect(await read(Buffer.from(lines))).toMatchObject({ text: lines, bytesRead: lines.length });
    expect(await read(zipped, 'file.jsonl.gz')).toMatchObject({ text: lines, bytesRead: zipped.length });
    expect(await read(zipped, 'file.jsonl')).toMatchObject({ text: lines });
  });

  test('several gzip files put together are one', async () => {
    expect(await read(Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]))).toEqual({
      text: 'one\ntwo\n',
      bytesRead: expect.any(Number),
    });
  });

  test.each([0.2, 0.5, 0.9])(
    'a gzip file cut off at %d gives nearly as much of its lines, then fails',
    async (share) => {
      const zipped = gzipSync(lines);
      const { text, failure } = await read(zipped.subarray(0, zipped.length * share));
      expect(failure).toMatchObject({ code: 'GZIP_DAMAGED' });
      expect(lines.startsWith(text)).toBe(true);
      expect(text.length / lines.length).toBeGreaterThan(share - 0.05);
    },
  );

  test('a gzip file that lacks only its last bytes gives all lines, then fails', async () => {
    expect(await read(gzipSync(lines).subarray(0, -4))).toMatchObject({
      text: lines,
      failure: { code: 'GZIP_DAMAGED' },
    });
  });

  test('a changed byte in a gzip file is noticed', async () => {
    const zipped = gzipSync(lines);
    zipped[zipped.length - 6]! ^= 1;
    expect(await read(zipped)).toMatchObject({ failure: { code: 'GZIP_DAMAGED' } });
  });

  test('no file, an empty one, a folder', async () => {
    await expect(openSource(join(folder, 'absent'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expect(openSource(folder)).rejects.toMatchObject({ code: 'FILE_NOT_READABLE' });
    expect(await read(Buffer.alloc(0))).toMatchObject({ failure: { code: 'FILE_EMPTY' } });
  });
});
