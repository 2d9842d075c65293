import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commands } from '../../src/cli/commands.ts';
import { findCommand } from '../../src/cli/find-command.ts';
import type { Database } from '../../src/database/index.ts';
import { publicKeyOf } from '../../src/plugin-manager/package/signing-key.ts';
import { aKey, aPackage } from '../../src/plugin-manager/package/testing/a-package.ts';
import { keeperFiles } from '../../src/plugin-manager/testing/keeper.ts';
import type { PersonExport } from '../../src/privacy/export-person.ts';
import type { Config } from '../../src/runtime/config.ts';
import type { ApiClient } from '../../src/testing/api-client.ts';
import { newDemoFolder } from '../../src/testing/demo-folder.ts';
import { startPlatform, type TestPlatform } from '../../src/testing/start-platform.ts';
import { tablesWith } from '../../src/testing/tables-with.ts';

describe('a person and plugins that do not run', () => {
  let platform: TestPlatform;
  let database: Database;
  let config: Config;
  let dataFolder: string;
  let student: ApiClient;
  const key = aKey();
  const out: string[] = [];

  beforeAll(async () => {
    dataFolder = await newDemoFolder();
    await start();
    await run('plugin', 'publisher', 'add', publicKeyOf(key), '--name', 'Us');
    await writeFile(file('keeper.tgz'), (await aPackage(keeperFiles('1.0.0'), key)).bytes);
    await install();
    await platform.enablePlugin('D0001', 'keeper');
    for (const id of ['20260001', '20260002', '20260003']) {
      student = await platform.signIn(id);
      (await student.post('/api/keeper/keep', { word: `word-of-${id}` })).expect(200);
    }
    await platform.settle();
    await disable();
  }, 120_000);
  afterAll(async () => {
    await platform.stop();
    await rm(dataFolder, { recursive: true, force: true });
  });
  beforeEach(() => void (out.length = 0));

  async function start(): Promise<void> {
    platform = await startPlatform({ dataFolder });
    ({ database, config } = platform.node.runtime.platform);
  }
  const file = (name: string) => join(dataFolder, name);
  const write = (line: string) => void out.push(line);

  async function run(...words: string[]): Promise<0 | 1> {
    const { command, rest } = findCommand(commands, words)!;
    return command.run(rest, { out: write, err: write, isTty: false, progress: () => undefined }, config);
  }
  const asked = (id: string) => ['--asked-by', id, '--reason', '本人申请'];
  const erase = (id: string) => run('person', 'erase', id, ...asked(id), '--yes', id);

  async function install(): Promise<void> {
    await run('plugin', 'upload', file('keeper.tgz'));
    await run('plugin', 'install', 'keeper', '1.0.0', '--grant', 'all');
  }

  async function disable(): Promise<void> {
    const admin = await platform.signIn('D0001');
    const { body } = await admin.get<{ installation: { revision: number } }>('/api/plugin-manager/plugins/keeper');
    const wanted = { enabled: false, settings: {}, expectedRevision: body.installation.revision };
    (await admin.put('/api/plugin-manager/plugins/keeper/installation', wanted)).expect(200);
  }

  test('one that no district has enabled is asked all the same; what it refuses to erase is gone on with', async () => {
    expect(await run('person', 'export', '20260001', ...asked('20260001'), '--out', file('one'))).toBe(0);
    const { plugins } = JSON.parse(await readFile(file('one/data.json'), 'utf8')) as PersonExport;
    expect(plugins['keeper']).toMatchObject({ version: '1.0.0', data: { words: ['word-of-20260001'], documents: [{ key: 'word-of-20260001' }] } });
    await database.insert('keeper_words', { id: 'x', author: 'somebody', word: 'stubborn' });
    expect(await erase('20260001')).toBe(1);
    expect(out.join('\n')).toContain('keeper 1.0.0 did not erase the person: it does not want to');
    // Half way nobody comes in any more, and nobody else sees the person.
    await expect(platform.signIn('20260001')).rejects.toThrow('IDENTITY_WRONG_CREDENTIALS');
    const admin = await platform.signIn('D0001');
    expect((await admin.get<{ items: unknown[] }>('/api/identity/accounts?q=20260001')).body.items).toEqual([]);
    await database.delete('keeper_words', { id: 'x' });
    expect(await erase('20260001')).toBe(0);
    await platform.settle();
    for (const text of ['20260001', '陆知远']) expect([text, await tablesWith(database, text)]).toEqual([text, []]);
  });

  test('of one that is uninstalled the documents go; tables that name the person are told, and kept in mind until they are gone', async () => {
    await run('plugin', 'uninstall', 'keeper');
    expect(await run('person', 'export', '20260002', ...asked('20260002'), '--out', file('two'))).toBe(1);
    const { plugins, problems } = JSON.parse(await readFile(file('two/data.json'), 'utf8')) as PersonExport;
    expect(plugins['keeper']).toMatchObject({ version: null, data: { documents: [{ key: 'word-of-20260002' }] } });
    expect(problems).toEqual([expect.stringContaining('its tables name the person (keeper_words)')]);
    expect(await erase('20260002')).toBe(1);
    expect(out.join('\n')).toContain('keeper is uninstalled, and its tables still name the person (keeper_words)');
    expect(await database.select("SELECT id FROM documents_documents WHERE document_key = 'word-of-20260002'")).toEqual([]);
    await install();
    expect(await erase('20260002')).toBe(0);
    await platform.settle();
    for (const text of ['20260002', '沈书窈']) expect([text, await tablesWith(database, text)]).toEqual([text, []]);
  });

  test('where no node runs, what is on its way is carried out by the command itself', async () => {
    await platform.stop();
    expect(await run('person', 'export', '20260003', ...asked('20260003'), '--out', file('three'))).toBe(0);
    expect(await erase('20260003')).toBe(0);
    await start();
    await platform.settle();
    for (const text of ['20260003', '郑亦航']) expect([text, await tablesWith(database, text)]).toEqual([text, []]);
    expect(await database.select("SELECT kind FROM records_records WHERE kind = 'privacy.person-exported'")).toHaveLength(3);
    expect(await run('records', 'verify')).toBe(0);
  });
});
