import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/runtime/config.ts';
import { lockFolder } from '../../src/runtime/lock-folder.ts';
import { freePort } from '../../src/testing/free-port.ts';
import { startNode } from '../../src/testing/node-process.ts';

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const program = [process.execPath, join(projectRoot, 'core/src/main.ts')];

describe('a start that cannot be', () => {
  let folder: string;
  let occupied: Server;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fudao-refused-'));
    writeFileSync(join(folder, 'a-file'), '');
    occupied = createServer().listen(0, '127.0.0.1');
    await once(occupied, 'listening');
  });
  afterAll(() => {
    occupied.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function startWith(environment: Record<string, string>, [command, ...args] = program): Promise<Ended> {
    // The shell of whoever runs the tests must not decide what is wrong.
    const own = Object.entries(process.env).filter(([name]) => name !== 'PORT' && !name.startsWith('FUDAO_'));
    const env = { ...Object.fromEntries(own), PORT: '0', FUDAO_HOST: '127.0.0.1', FUDAO_DEMO: 'false', FUDAO_LOG_LEVEL: 'error', FUDAO_DATA: join(folder, 'data') };
    const child = spawn(command!, args, { env: { ...env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out, err };
  }

  function expectSentence({ code, out, err }: Ended, sentence: RegExp): void {
    expect(err.trimEnd().split('\n')).toEqual([expect.stringMatching(/^fudao: .*\S/)]);
    expect(err).toMatch(sentence);
    expect([code, out]).toEqual([1, '']);
  }

  test('a wrong setting', async () => {
    expectSentence(await startWith({ PORT: 'eighty' }), /port.*environment variable PORT.*must be integer/);
  });

  test('a settings file that is none', async () => {
    expectSentence(await startWith({ FUDAO_CONFIG: join(folder, 'no.yaml') }), /settings file .*no\.yaml cannot be read/);
  });

  test('a setting that does not exist', async () => {
    expectSentence(await startWith({ FUDAO_PRODUCTON: 'true' }), /no setting FUDAO_PRODUCTON/);
  });

  test('secrets that production needs', async () => {
    expectSentence(await startWith({ FUDAO_PRODUCTION: 'true' }), /required: FUDAO_TOKEN_SECRET, FUDAO_RECORDS_KEY/);
  });

  test('a port in use, of a gateway and of a worker', async () => {
    const PORT = String((occupied.address() as AddressInfo).port);
    expectSentence(await startWith({ PORT }), new RegExp(`Port ${PORT} is in use`));
    expectSentence(await startWith({ PORT, FUDAO_ROLES: 'worker' }), new RegExp(`Port ${PORT} is in use`));
  });

  test('an address of another machine', async () => {
    expectSentence(await startWith({ FUDAO_HOST: '192.0.2.1' }), /no address 192\.0\.2\.1 \(FUDAO_HOST\)/);
  });

  test('a data folder that cannot be written', async () => {
    expectSentence(await startWith({ FUDAO_DATA: join(folder, 'a-file/data') }), /data folder .*FUDAO_DATA.* cannot be used/);
  });

  test('a database that is no database', async () => {
    const data = join(folder, 'odd');
    mkdirSync(data);
    writeFileSync(join(data, 'fudao.sqlite'), 'not a database at all, but long enough to look at'.repeat(50));
    expectSentence(await startWith({ FUDAO_DATA: data }), /database file .*fudao\.sqlite.* cannot be used: file is not a database/);
  });

  test('a data folder in which a node runs', async () => {
    const data = join(folder, 'taken');
    mkdirSync(data);
    const release = lockFolder(data);
    expectSentence(await startWith({ FUDAO_DATA: data }), /runs in the data folder .*taken already.*FUDAO_DATA/);
    await release();
  });

  /** No file of the node may grow past so many blocks of 512 bytes: the nearest to a full disk that needs no rights. */
  const withRoomFor = (blocks: number) => ['sh', '-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', ...program];

  test('a disk without room: no half of a secret, and with room the start can be', async () => {
    const data = join(folder, 'full');
    const none = await startWith({ FUDAO_DATA: data }, withRoomFor(0));
    expectSentence(none, /data folder .*FUDAO_DATA.* cannot be used: EFBIG/);
    expect(readdirSync(data, { recursive: true })).toEqual(['secrets']);
    const some = await startWith({ FUDAO_DATA: data }, withRoomFor(8));
    expectSentence(some, /database file .*fudao\.sqlite cannot be used: .*Is there room on its disk\?/);
    expect(readdirSync(join(data, 'secrets')).sort()).toEqual(['records-master-key', 'token-secret']);
    const node = await startNode({ FUDAO_DATA: data, FUDAO_DEMO: 'false' });
    await node.stop();
  });

  test('a database server that is not there', async () => {
    const url = `mysql://fudao:secret-word@127.0.0.1:${await freePort()}/fudao`;
    const ended = await startWith({ FUDAO_DATABASE_URL: url });
    expectSentence(ended, /database cannot be reached: .*ECONNREFUSED/);
    expect(ended.err).not.toContain('secret-word');
  });
});
