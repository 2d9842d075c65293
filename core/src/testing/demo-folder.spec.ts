import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDemoFolder } from './demo-folder.ts';
import { startPlatform } from './start-platform.ts';

test('a folder of the demo city has its own accounts and the secrets of the template', async () => {
  const [one, other] = await Promise.all([newDemoFolder(), newDemoFolder()]);
  const secret = (folder: string) => readFileSync(join(folder, 'secrets/token-secret'), 'utf8');
  expect(one).not.toBe(other);
  expect(secret(one)).toBe(secret(other));
  const platform = await startPlatform({ dataFolder: one });
  expect((await platform.signIn('20260001')).account).toMatchObject({ educationId: '20260001' });
  await platform.stop();
  for (const folder of [one, other]) rmSync(folder, { recursive: true });
});

test('a folder that is given is seeded as at a first start', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'fudao-own-'));
  const platform = await startPlatform({ dataFolder });
  expect((await platform.signIn('D0001')).account).toMatchObject({ roles: ['district-administrator'] });
  await platform.stop();
  rmSync(dataFolder, { recursive: true });
});
