import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseFolder } from '../conformance/testing/plant.ts';
import { loadConfig } from '../runtime/config.ts';
import { pluginVerifyCommand } from './plugin-verify.command.ts';

async function verify(...args: string[]) {
  const said: Record<'out' | 'err', string[]> = { out: [], err: [] };
  const io = {
    isTty: false,
    out: (line: string) => void said.out.push(line),
    err: (line: string) => void said.err.push(line),
    progress: () => undefined,
  };
  return { code: await pluginVerifyCommand.run(args, io, loadConfig({}, {})), ...said };
}

describe('plugin verify on the command line', () => {
  test('says what it found for people and for programs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fudao-verify-'));
    const json = join(folder, 'report.json');
    const { code, out } = await verify(baseFolder('bell'), '--only', 'manifest', 'texts', '--json', json);
    expect([code, out.at(-1)]).toEqual([0, expect.stringContaining('bell 1.0.0 conforms: 0 failures')]);
    expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({ format: 1, passed: true, checks: [{ id: 'manifest' }, { id: 'texts' }] });
    await rm(folder, { recursive: true });
  });

  test('is told in words how it is used', async () => {
    await expect(verify()).rejects.toThrow('Usage: npm run fudao -- plugin verify PATH');
    await expect(verify('a', 'b')).rejects.toThrow('Usage: npm run fudao -- plugin verify PATH');
    await expect(verify(baseFolder('bell'), '--only', 'beauty')).rejects.toThrow(/There is no check "beauty"\. The checks are: manifest, /);
    await expect(verify(baseFolder('bell'), '--trust', 'blind')).rejects.toThrow('There is no level of trust "blind". The levels are: trusted, confined.');
    expect(await verify('/nowhere')).toMatchObject({ code: 1, err: ['fudao: There is nothing at /nowhere.'] });
  });
});
