import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifySignature } from '../plugin-manager/package/index.ts';
import { readPackage } from '../plugin-manager/package/read-package.ts';
import { readKeyFile } from '../plugin-manager/package/signing-key.ts';
import { aManifest, publisherOf } from '../plugin-manager/package/testing/a-package.ts';
import { loadConfig, type Config } from '../runtime/config.ts';
import type { Command } from './command.ts';
import { pluginKeyCreateCommand } from './plugin-key.command.ts';
import { pluginPackCommand } from './plugin-pack.command.ts';

describe("a plugin developer's commands", () => {
  let config: Config;
  let plugin: string;
  const inData = (...names: string[]) => join(config.dataFolder, ...names);

  beforeEach(async () => {
    config = loadConfig({}, { dataFolder: await mkdtemp(join(tmpdir(), 'fudao-plugin-cli-')) });
    plugin = inData('notes');
    await mkdir(join(plugin, 'server'), { recursive: true });
    await writeFile(join(plugin, 'plugin.json'), JSON.stringify(aManifest()));
    await writeFile(join(plugin, 'server/index.ts'), 'export default { services: [] };');
  });
  afterEach(() => rm(config.dataFolder, { recursive: true }));

  async function run(command: Command, ...args: string[]) {
    const said: Record<'out' | 'err', string[]> = { out: [], err: [] };
    const io = {
      isTty: false,
      out: (line: string) => void said.out.push(line),
      err: (line: string) => void said.err.push(line),
      progress: () => undefined,
    };
    return { code: await command.run(args, io, config), ...said };
  }

  test('plugin key create makes a key and prints its public half', async () => {
    const file = inData('acme.pem');
    const { code, out } = await run(pluginKeyCreateCommand, file);
    const { publicKey, keyId } = publisherOf(await readKeyFile(file));
    expect(code).toBe(0);
    expect(out).toEqual(expect.arrayContaining([`公钥 Public key: ${publicKey}`, `密钥编号 Key ID: ${keyId}`]));
    expect(out.join()).not.toContain('PRIVATE');
    const again = await run(pluginKeyCreateCommand, file);
    expect(again).toMatchObject({ code: 1, err: [expect.stringMatching(/is there already/)] });
    await expect(run(pluginKeyCreateCommand)).rejects.toThrow('Usage: npm run fudao -- plugin key create FILE');
  });

  test('plugin pack signs by the key it is given', async () => {
    await run(pluginKeyCreateCommand, inData('acme.pem'));
    const out = inData('out.tgz');
    const result = await run(pluginPackCommand, plugin, '--key', inData('acme.pem'), '--out', out);
    expect(result.code).toBe(0);
    expect(result.err).toEqual([expect.stringContaining('Building the server'), expect.stringContaining('Signing')]);
    const listing = await readPackage(out);
    expect(result.out.slice(0, 3)).toEqual([
      expect.stringMatching(/^已打包 notes 1\.2\.3：.*out\.tgz（5 个文件，\d+ kB）$/),
      expect.stringMatching(/^Packed notes 1\.2\.3: .*out\.tgz \(5 files, \d+ kB\)$/),
      `SHA-256: ${listing.contentHash}`,
    ]);
    const publisher = publisherOf(await readKeyFile(inData('acme.pem')));
    expect(verifySignature(listing, [publisher]).publisher).toBe(publisher);
  });

  test('plugin pack without a key has one for trials, made once', async () => {
    const [first, second] = [inData('1.tgz'), inData('2.tgz')];
    const { out } = await run(pluginPackCommand, plugin, '--out', first);
    await run(pluginPackCommand, plugin, '--out', second);
    expect((await readFile(second)).equals(await readFile(first))).toBe(true);
    const file = inData('keys/plugin-development.pem');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(out.at(-1)).toContain(publisherOf(await readKeyFile(file)).publicKey);
  });

  test('plugin pack says in words what is wrong, with a code of 1 and nothing written', async () => {
    const out = inData('out.tgz');
    const refused = async (folder: string, ...args: string[]) => {
      const { code, err } = await run(pluginPackCommand, folder, '--out', out, ...args);
      await expect(stat(out)).rejects.toThrow('ENOENT');
      return [code, err.at(-1)];
    };
    expect(await refused(inData('nowhere'))).toEqual([1, expect.stringMatching(/^fudao: There is no plugin.json in/)]);
    expect(await refused(plugin, '--key', inData('no.pem'))).toEqual([
      1,
      expect.stringMatching(/there is no such file/),
    ]);
    await writeFile(join(plugin, 'server/index.ts'), 'export default {');
    expect(await refused(plugin)).toEqual([1, expect.stringMatching(/^fudao: server\/index.ts:1: /)]);
    await mkdir(join(plugin, 'screenshots'));
    await writeFile(join(plugin, 'server/index.ts'), 'export default {};');
    await writeFile(join(plugin, 'screenshots/1.png'), 'no picture');
    expect(await refused(plugin)).toEqual([1, expect.stringMatching(/screenshots\/1.png" cannot be used/)]);
    await expect(run(pluginPackCommand)).rejects.toThrow('Usage: npm run fudao -- plugin pack PATH');
    await expect(run(pluginPackCommand, plugin, '--colour')).rejects.toThrow(/Unknown option '--colour'/);
  });
});
