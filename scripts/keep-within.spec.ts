import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { precompress } from './precompress.ts';
import { keepWithin } from './ui/keep-within.ts';

test('a file that weighs more by gzip than it may is a fault of the build, however long it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fudao-keep-within-'));
  const file = join(folder, 'main.js');
  await writeFile(file, 'const answer = 42;\n'.repeat(200));
  await precompress(folder);
  await keepWithin(200, file);
  await expect(keepWithin(20, file)).rejects.toThrow(/main\.js weighs \d+ bytes by gzip, and may weigh 20/);
});
