import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../runtime/log.ts';
import { findServer } from '../../testing/system-programs.ts';
import { sendOrder } from '../provider/send-order.ts';
import { endOrphan } from './end-orphan.ts';
import { prosodyConfig } from './prosody-config.ts';
import { ProsodyServer } from './prosody-server.ts';

const settings = {
  ...{ folder: '/f', modules: '/m', httpPort: 1, componentPort: 2, appId: 'fudao', tokenSecret: 't' },
  ...{ messageSecret: 'm', componentSecret: 'c', eventsUrl: 'http://127.0.0.1:3/api/media/events', isRoot: false },
};

test('a text of the configuration stays a text, whatever is in it', () => {
  const config = prosodyConfig({ ...settings, folder: '/a "b"\\c\nos.exit()' });
  expect(config).toContain('data_path = "/a \\"b\\"\\\\c\\nos.exit()"');
  expect(config.split('\n')).not.toContain('os.exit()"');
});

test('listens on this machine alone, and only for who comes through the gateway', () => {
  const config = prosodyConfig(settings);
  for (const line of ['c2s_ports = {}', 's2s_ports = {}', 'https_ports = {}', 'http_interfaces = { "127.0.0.1" }', 'component_interfaces = { "127.0.0.1" }', 'storage = "memory"']) {
    expect(config.split('\n')).toContain(line);
  }
  expect(config).toMatch(/modules_disabled = \{ "s2s".*"register" \}/);
});

const program = findServer('prosody');

(program ? describe : describe.skip)('prosody', () => {
  let folder: string;
  const servers: ProsodyServer[] = [];
  const start = async () => {
    const parts = { ...settings, program: program!, folder, log: createLog('silent'), isOpen: () => Promise.resolve(true) };
    const server = await ProsodyServer.start(parts);
    servers.push(server);
    return server;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fudao-prosody-'));
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true });
  });

  test('takes orders of its own platform only', async () => {
    const { ordersUrl } = await start();
    await sendOrder(ordersUrl, 'm', { order: 'end', room: 'never-opened', reason: 'time' });
    await expect(sendOrder(ordersUrl, 'not that', { order: 'greet' })).rejects.toThrow('403');
    expect((await fetch(ordersUrl, { method: 'POST', body: 'no JSON' })).status).toBe(403);
  });

  test('ends when the platform is gone, however that ended', async () => {
    const { child } = servers[0]!;
    // What the kernel does with the pipe of a process that was killed.
    const ended = once(child, 'exit');
    child.stdin!.destroy();
    expect(await ended).toEqual([0, null]);
  });

  test.each(['SIGTERM', 'SIGSTOP', 'SIGKILL'] as const)('that gets a %s while the platform stops keeps nobody waiting', async (signal) => {
    const server = await start();
    const ended = once(server.child, 'exit');
    server.child.kill(signal);
    await server.stop();
    await ended;
  });

  test('left behind by an earlier run is ended, and nobody else who has its number', async () => {
    const orphan = await start();
    const ended = once(orphan.child, 'exit');
    await start();
    expect(await ended).toEqual([null, 'SIGKILL']);
    const other = mkdtempSync(join(tmpdir(), 'fudao-prosody-'));
    // This very test, with a pid file that names it.
    writeFileSync(join(other, 'prosody.pid'), String(process.pid));
    endOrphan(other, join(other, 'prosody.cfg.lua'));
    rmSync(other, { recursive: true });
  });
});
