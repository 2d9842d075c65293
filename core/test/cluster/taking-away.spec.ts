import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase, type Database } from '../../src/database/index.ts';
import { publicKeyOf } from '../../src/plugin-manager/package/signing-key.ts';
import { aKey, aPackage } from '../../src/plugin-manager/package/testing/a-package.ts';
import { keeperFiles } from '../../src/plugin-manager/testing/keeper.ts';
import { projectRoot } from '../../src/runtime/config.ts';
import { ApiClient } from '../../src/testing/api-client.ts';
import { AppSocket } from '../../src/testing/app-socket.ts';
import { startMariadbServer, type MariadbServer } from '../../src/testing/mariadb-server.ts';
import { startNatsServer } from '../../src/testing/nats-server.ts';
import { startNode, type NodeProcess } from '../../src/testing/node-process.ts';
import { startPlatform } from '../../src/testing/start-platform.ts';
import { findServer } from '../../src/testing/system-programs.ts';
import { tablesWith } from '../../src/testing/tables-with.ts';
import { until } from '../../src/testing/until.ts';

const servers = [findServer('mariadbd'), findServer('nats-server')];
const runFile = promisify(execFile);

/** Two nodes with data folders of their own, and the operator's commands in a third. */
(servers.includes(undefined) ? describe.skip : describe)('taking away in a cluster', () => {
  let root: string;
  let mariadb: MariadbServer;
  let nats: NonNullable<Awaited<ReturnType<typeof startNatsServer>>>;
  let nodes: NodeProcess[];
  let database: Database;
  let environment: Record<string, string>;
  const folders = ['node-1', 'node-2', 'operator'];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'fudao-away-'));
    mariadb = (await startMariadbServer())!;
    nats = (await startNatsServer())!;
    const url = await mariadb.createDatabase('fudao');
    const seeding = await startPlatform({ databaseUrl: url, dataFolder: join(root, 'seed') });
    await seeding.stop();
    for (const folder of folders) {
      await mkdir(join(root, folder));
      await cp(join(root, 'seed', 'secrets'), join(root, folder, 'secrets'), { recursive: true });
    }
    environment = { FUDAO_DATABASE_URL: url, FUDAO_NATS_URL: nats.url };
    database = await openDatabase({ url });
    nodes = await Promise.all([start('node-1'), start('node-2')]);
  }, 120_000);

  afterAll(async () => {
    await Promise.all((nodes ?? []).map((node) => node.stop()));
    await database?.close();
    await nats?.stop();
    await mariadb?.stop();
    await rm(root, { recursive: true, force: true });
  }, 60_000);

  const start = (folder: string) => startNode({ ...environment, FUDAO_DATA: join(root, folder) });
  const isUnpacked = (folder: string) => existsSync(join(root, folder, 'releases', 'keeper'));
  const hasCache = (folder: string) => existsSync(join(root, folder, 'cache', 'keeper'));

  /** As the operator types it; gives what was written and the exit code. */
  async function fudao(...words: string[]): Promise<{ code: number; out: string }> {
    const env = { ...process.env, ...environment, FUDAO_DATA: join(root, 'operator') };
    const options = { cwd: projectRoot, env };
    try {
      const { stdout, stderr } = await runFile(process.execPath, ['core/src/cli/main.ts', ...words], options);
      return { code: 0, out: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, out: stdout + stderr };
    }
  }
  const fine = async (...words: string[]) => {
    const { code, out } = await fudao(...words);
    if (code !== 0) throw new Error(`${words.join(' ')}: ${out}`);
    return out;
  };

  async function setEnabled(enabled: boolean): Promise<void> {
    const administrator = await ApiClient.signIn(nodes[0]!.url, 'D0001');
    const path = '/api/plugin-manager/plugins/keeper';
    const { body } = await administrator.get<{ installation: { revision: number } }>(path);
    const wanted = { enabled, settings: {}, expectedRevision: body.installation.revision };
    (await administrator.put(`${path}/installation`, wanted)).expect(200);
  }

  test('a person who is erased at the command line is signed out of every node', async () => {
    const key = aKey();
    const file = join(root, 'keeper.tgz');
    await writeFile(file, (await aPackage(keeperFiles('1.0.0'), key)).bytes);
    await fine('plugin', 'publisher', 'add', publicKeyOf(key), '--name', 'Us');
    await fine('plugin', 'upload', file);
    await fine('plugin', 'install', 'keeper', '1.0.0', '--grant', 'all');
    expect(['node-1', 'node-2'].map(isUnpacked)).toEqual([true, true]);
    await setEnabled(true);
    const student = await ApiClient.signIn(nodes[1]!.url, '20260001');
    const socket = await AppSocket.connect(nodes[1]!.url, student.token!);
    await until(async () => (await student.post('/api/keeper/keep', { word: 'apple' })).status === 200);
    await fine('person', 'erase', '20260001', '--asked-by', '20260001', '--reason', '本人申请', '--yes', '20260001');
    await until(() => !socket.isConnected);
    expect((await student.get('/api/notifications')).status).toBe(401);
    for (const text of ['20260001', '陆知远', 'apple']) expect([text, await tablesWith(database, text)]).toEqual([text, []]);
    expect(await fine('records', 'verify')).toContain('The records are whole');
  }, 120_000);

  test('uninstalled, its files leave every node, one that is down when it starts; purged, its tables leave the database', async () => {
    const classmate = await ApiClient.signIn(nodes[1]!.url, '20260002');
    (await classmate.post('/api/keeper/keep', { word: 'pear' })).expect(200);
    await setEnabled(false);
    await nodes[1]!.stop();
    await fine('plugin', 'uninstall', 'keeper');
    await until(() => !isUnpacked('node-1') && !hasCache('node-1'));
    expect([isUnpacked('node-2'), hasCache('node-2')]).toEqual([true, true]);
    nodes[1] = await start('node-2');
    await until(() => !isUnpacked('node-2') && !hasCache('node-2'));
    const purged = await until(async () => {
      const { code, out } = await fudao('plugin', 'purge', 'keeper', '--yes', 'keeper');
      // What the plugin left for the core is on its way for a moment.
      return code === 0 ? out : false;
    });
    expect(purged).toMatch(/Purged keeper: documents 1, files 0, tables 1/);
    expect(await database.tables('keeper')).toEqual([]);
    expect(await tablesWith(database, 'pear')).toEqual([]);
  }, 120_000);
});
