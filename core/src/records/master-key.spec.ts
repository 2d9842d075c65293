import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMasterKey, MasterKeyError } from './master-key.ts';

describe('master key', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-master-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const file = () => join(folder, 'records', 'master.key');

  test('is the configured one, and then no file is made', async () => {
    const configured = Buffer.alloc(32, 7).toString('base64');
    expect(await loadMasterKey(configured, file())).toEqual(Buffer.alloc(32, 7));
    await expect(stat(file())).rejects.toThrow('ENOENT');
  });

  test('is made once, for the owner only, and read again at the next start', async () => {
    const made = await loadMasterKey(undefined, file());
    expect(made).toHaveLength(32);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await loadMasterKey(undefined, file())).toEqual(made);
  });

  test('two processes that start at once get the same one', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadMasterKey(undefined, file())));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readFile(file(), 'utf8')).toBe(`${keys[0]!.toString('base64')}\n`);
  });

  test('a damaged file or a short key is refused, never replaced', async () => {
    await loadMasterKey(undefined, file());
    await writeFile(file(), '');
    await expect(loadMasterKey(undefined, file())).rejects.toThrow(MasterKeyError);
    await expect(loadMasterKey('c2hvcnQ=', file())).rejects.toThrow('32 bytes');
    expect(await readFile(file(), 'utf8')).toBe('');
  });
});
