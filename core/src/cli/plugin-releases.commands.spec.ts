import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publicKeyOf } from '../plugin-manager/package/signing-key.ts';
import { aKey, aManifest, aPackage } from '../plugin-manager/package/testing/a-package.ts';
import { ApiClient } from '../testing/api-client.ts';
import { startPlatform, type TestPlatform } from '../testing/start-platform.ts';
import { pluginReleaseCommands } from './plugin-releases.commands.ts';

const serverOf = (version: string) => `
import { action, definePlugin, defineService, Type } from '@fudao/plugin-sdk';
const which = action({
  rest: 'GET /which', summary: 'Tells.', allow: 'signed-in', returns: Type.Object({}),
  params: Type.Object({}, { additionalProperties: false }), handler: () => ({ version: '${version}' }),
});
export default definePlugin({
  services: [defineService({ name: 'notes', actions: { which } })],
  privacy: { exportPerson: async () => ({}), erasePerson: async () => {} },
});
`;

describe("an operator's commands for releases, beside a platform that runs", () => {
  let platform: TestPlatform;
  let student: ApiClient;
  const key = aKey();
  const out: string[] = [];
  const io = { out: (line: string) => void out.push(line), err: (line: string) => void out.push(line), isTty: false, progress: () => undefined };

  beforeAll(async () => {
    platform = await startPlatform();
    student = await ApiClient.signIn(platform.url, '20260001');
  }, 60_000);
  afterAll(() => platform.stop());
  beforeEach(() => void (out.length = 0));

  async function run(...words: string[]): Promise<string> {
    const command = pluginReleaseCommands.find(({ name }) => words.join(' ').startsWith(name))!;
    const rest = words.slice(command.name.split(' ').length);
    expect(await command.run(rest, io, platform.node.runtime.platform.config)).toBe(0);
    return out.join('\n');
  }

  async function packed(version: string): Promise<string> {
    const manifest = JSON.stringify(aManifest({ version, capabilities: ['files.read'] }));
    const { bytes } = await aPackage({ 'plugin.json': manifest, 'server/index.js': serverOf(version) }, key);
    const file = join(platform.dataFolder, `notes-${version}.tgz`);
    await writeFile(file, bytes);
    return file;
  }

  const which = async () => (await student.get<{ version?: string; code?: string }>('/api/notes/which')).body;

  test('a package by a stranger is refused; by a publisher it is taken in', async () => {
    const file = await packed('1.0.0');
    await expect(run('plugin', 'upload', file)).rejects.toMatchObject({ code: 'PACKAGE_KEY_UNKNOWN' });
    expect(await run('plugin', 'publisher', 'list')).toMatch('No publishers are entered yet.');
    expect(await run('plugin', 'publisher', 'add', publicKeyOf(key), '--name', 'Us')).toMatch(/key ID [0-9a-f]{16}/);
    expect(await run('plugin', 'publisher', 'list')).toMatch(/trusted {2}Us/);
    const said = await run('plugin', 'upload', file);
    expect(said).toMatch(/✓ .*unchanged since\n(.*\n)*.*Signed by: Us \([0-9a-f]{16}\)\n {2}files\.read: \S/);
    expect(said).toMatch(/1\.0\.0 {2}verified {2}trusted {2}waits for consent to files\.read/);
  });

  test('installed with consent it serves who has it enabled, and another release takes over without a break', async () => {
    await expect(run('plugin', 'install', 'notes', '1.0.0')).rejects.toMatchObject({ code: 'PLUGIN_CONSENT_MISSING' });
    expect(await run('plugin', 'install', 'notes', '1.0.0', '--grant', 'all')).toMatch(/stable 1\.0\.0.*\n {2}1\.0\.0 {2}installed.*\n {4}\S+ {2}running since 2\S+; in ten minutes 0 calls, 0 faults/);
    await platform.enablePlugin('D0001', 'notes');
    expect(await which()).toEqual({ version: '1.0.0' });
    await run('plugin', 'upload', await packed('2.0.0'));
    await run('plugin', 'install', 'notes', '2.0.0');
    await run('plugin', 'stable', 'notes', '2.0.0');
    expect(await which()).toEqual({ version: '2.0.0' });
    await run('plugin', 'roll-back', 'notes');
    expect(await which()).toEqual({ version: '1.0.0' });
    await run('plugin', 'retire', 'notes', '2.0.0');
    expect(await run('plugin', 'list')).toMatch(/2\.0\.0 {2}retired/);
  });

  test('what cannot be says so', async () => {
    await expect(run('plugin', 'stable', 'notes', '9.9.9')).rejects.toMatchObject({ code: 'PLUGIN_RELEASE_NOT_FOUND' });
    await expect(run('plugin', 'retire', 'notes', '1.0.0')).rejects.toMatchObject({ code: 'PLUGIN_RELEASE_IN_USE' });
    await expect(run('plugin', 'stable', 'notes')).rejects.toThrow('Usage: npm run fudao -- plugin stable ID VERSION');
  });
});
