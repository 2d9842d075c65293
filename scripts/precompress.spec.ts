import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { precompressFolder } from './precompress.ts';

const text = 'const answer = 42;\n'.repeat(200);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fudao-precompress-'));
  mkdirSync(join(folder, 'media'));
});

test('text gets a copy for brotli and one for gzip', async () => {
  writeFileSync(join(folder, 'media/main.js'), text);
  const result = await precompressFolder(folder);
  expect(result).toMatchObject({ files: 1, bytes: text.length });
  expect(result.brotliBytes).toBeLessThan(200);
  expect(brotliDecompressSync(readFileSync(join(folder, 'media/main.js.br'))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(join(folder, 'media/main.js.gz'))).toString()).toBe(text);
});

test('small files and pictures get none', async () => {
  writeFileSync(join(folder, 'tiny.js'), 'a');
  writeFileSync(join(folder, 'photo.png'), text);
  await precompressFolder(folder);
  expect(existsSync(join(folder, 'tiny.js.br'))).toBe(false);
  expect(existsSync(join(folder, 'photo.png.gz'))).toBe(false);
});

test('a second run follows changes', async () => {
  const file = join(folder, 'main.js');
  writeFileSync(file, text);
  await precompressFolder(folder);
  writeFileSync(file, text.replaceAll('42', '43'));
  await precompressFolder(folder);
  expect(gunzipSync(readFileSync(`${file}.gz`)).toString()).toContain('43');
  writeFileSync(file, 'a');
  await precompressFolder(folder);
  expect(existsSync(`${file}.gz`)).toBe(false);
});
