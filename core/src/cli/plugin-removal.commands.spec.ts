import { existsSync } from 'node:fs';
import { stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { publicKeyOf } from '../plugin-manager/package/signing-key.ts';
import { aKey, aPackage } from '../plugin-manager/package/testing/a-package.ts';
import { readExport } from '../plugin-manager/removal/export-file.ts';
import { keeperFiles } from '../plugin-manager/testing/keeper.ts';
import type { ApiClient } from '../testing/api-client.ts';
import { startPlatform, type TestPlatform } from '../testing/start-platform.ts';
import { commands } from './commands.ts';
import { findCommand } from './find-command.ts';

describe("an operator's commands that take a plugin away, beside a platform that runs", () => {
  let platform: TestPlatform;
  let admin: ApiClient;
  const key = aKey();
  const out: string[] = [];
  let answers: string[] = [];

  beforeAll(async () => {
    platform = await startPlatform();
    await run('plugin', 'publisher', 'add', publicKeyOf(key), '--name', 'Us');
    const { bytes } = await aPackage(keeperFiles('1.0.0'), key);
    await writeFile(file('keeper.tgz'), bytes);
    await run('plugin', 'upload', file('keeper.tgz'));
    await run('plugin', 'install', 'keeper', '1.0.0', '--grant', 'all');
    await platform.enablePlugin('D0001', 'keeper');
    admin = await platform.signIn('D0001');
    const student = await platform.signIn('20260001');
    await student.post('/api/keeper/keep', { word: 'apple' });
    await platform.settle();
  }, 60_000);
  afterAll(() => platform.stop());
  beforeEach(() => void (out.length = 0));

  const file = (name: string) => join(platform.dataFolder, name);
  const write = (line: string) => void out.push(line);

  async function run(...words: string[]): Promise<string> {
    const { command, rest } = findCommand(commands, words)!;
    const io = { out: write, err: write, isTty: false, progress: () => undefined, ...(answers.length > 0 ? { ask: () => Promise.resolve(answers.shift()!) } : {}) };
    expect(await command.run(rest, io, platform.node.runtime.platform.config)).toBe(0);
    return out.join('\n');
  }

  async function disable(): Promise<void> {
    const { body } = await admin.get<{ installation: { revision: number } }>('/api/plugin-manager/plugins/keeper');
    const wanted = { enabled: false, settings: {}, expectedRevision: body.installation.revision };
    (await admin.put('/api/plugin-manager/plugins/keeper/installation', wanted)).expect(200);
  }

  test('what a district has enabled is not uninstalled; disabled it is, and the node lets go of its code', async () => {
    await expect(run('plugin', 'uninstall', 'keeper')).rejects.toMatchObject({ code: 'PLUGIN_RELEASE_IN_USE' });
    await expect(run('plugin', 'purge', 'keeper')).rejects.toThrow('still has releases that are not uninstalled: 1.0.0');
    await disable();
    expect(await run('plugin', 'uninstall', 'keeper')).toMatch(/keeper {2}stable - .*\n {2}1\.0\.0 {2}uninstalled/);
  });

  test('an export is read back before it counts, and overwrites nothing', async () => {
    expect(await run('plugin', 'export', 'keeper', file('one.jsonl.gz'))).toMatch(/found whole: export 1, .*document 1, .*row 1/);
    expect((await stat(file('one.jsonl.gz'))).mode & 0o777).toBe(0o600);
    await expect(run('plugin', 'export', 'keeper', file('one.jsonl.gz'))).rejects.toThrow('there already');
    await expect(run('plugin', 'export', 'nothing', file('two.jsonl.gz'))).rejects.toMatchObject({ code: 'PLUGIN_NOT_FOUND' });
    expect(existsSync(file('two.jsonl.gz.part'))).toBe(false);
  });

  test('the same over HTTP: the receipt is in a header and in the last line', async () => {
    const operator = await platform.signIn('C0001');
    const path = '/api/plugin-manager/plugins/keeper';
    const answer = await fetch(`${platform.url}${path}/export`, { headers: { authorization: `Bearer ${operator.token}` } });
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="keeper-.*\.jsonl\.gz"$/);
    const { receipt } = await readExport(Readable.fromWeb(answer.body as never));
    expect(answer.headers.get('x-export-receipt')).toBe(receipt);
    (await operator.post(`${path}/purge`, { name: 'other', exportReceipt: receipt })).expect(400, 'PLUGIN_NAME_NOT_CONFIRMED');
    (await admin.get(`${path}/export`)).expect(403);
    (await operator.post('/api/plugin-manager/releases/keeper/1.0.0/uninstall')).expect(200);
  });

  test('a purge wants a whole export and the name, typed', async () => {
    await expect(run('plugin', 'purge', 'keeper', '--export', file('one.jsonl.gz'))).rejects.toThrow('add --yes keeper');
    answers = ['keepr'];
    await expect(run('plugin', 'purge', 'keeper', '--export', file('one.jsonl.gz'))).rejects.toThrow('"keepr" is not "keeper"');
    await run('plugin', 'export', 'keeper', file('broken.jsonl.gz'));
    await truncate(file('broken.jsonl.gz'), 200);
    await expect(run('plugin', 'purge', 'keeper', '--export', file('broken.jsonl.gz'), '--yes', 'keeper')).rejects.toThrow('is no export of "keeper"');
    answers = ['keeper'];
    expect(await run('plugin', 'purge', 'keeper', '--export', file('one.jsonl.gz'))).toMatch(/Purged keeper: documents 1, files 0, tables 1/);
    expect(await platform.node.runtime.platform.database.tables('keeper')).toEqual([]);
    await expect(run('plugin', 'purge', 'keeper', '--yes', 'keeper')).rejects.toMatchObject({ code: 'PLUGIN_NOT_FOUND' });
  });
});
