import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { precompress } from './precompress.ts';

test('puts a smaller brotli and gzip file with the same content beside every text file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fudao-precompress-'));
  const script = 'const answer = 42;\n'.repeat(200);
  await mkdir(join(folder, 'deep'));
  await writeFile(join(folder, 'deep/a.js'), script);
  await writeFile(join(folder, 'small.js'), 'x');
  await writeFile(join(folder, 'picture.png'), Buffer.alloc(2_000));
  await precompress(folder);
  expect(brotliDecompressSync(await readFile(join(folder, 'deep/a.js.br'))).toString()).toBe(script);
  expect(gunzipSync(await readFile(join(folder, 'deep/a.js.gz'))).toString()).toBe(script);
  expect((await readdir(folder)).sort()).toEqual(['deep', 'picture.png', 'small.js']);
});
