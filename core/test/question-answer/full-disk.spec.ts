import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../src/database/index.ts';
import { ApiClient } from '../../src/testing/api-client.ts';
import { findServer } from '../../src/testing/system-programs.ts';
import { startMariadbServer, type MariadbServer } from '../../src/testing/mariadb-server.ts';
import { startNode, type NodeProcess } from '../../src/testing/node-process.ts';
import { startPlatform } from '../../src/testing/start-platform.ts';
import { api, ask, askUntilFull, expectFull, picturesIn, upload, type Question } from './full-storage.ts';

const quiet = { FUDAO_LOG_LEVEL: 'fatal' };
const settings = { maxOpenQuestionsPerStudent: 20, goodMatch: 100 };

async function enable(url: string): Promise<void> {
  const administrator = await ApiClient.signIn(url, 'D0001');
  const path = '/api/plugin-manager/plugins/question-answer';
  const { body } = await administrator.get<{ installation: { revision: number } }>(path);
  const wanted = { enabled: true, settings, expectedRevision: body.installation.revision };
  (await administrator.put(`${path}/installation`, wanted)).expect(200);
}

const signIn = (url: string, ids: readonly string[]) => Promise.all(ids.map((id) => ApiClient.signIn(url, id)));

const hasServers =
  findServer('mariadbd') !== undefined && findServer('prlimit') !== undefined;

(hasServers ? describe : () => undefined)('the disk of the pictures is full, and that of the database is not', () => {
  let folder: string;
  let server: MariadbServer;
  let database: Database;
  let node: NodeProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-full-disk-'));
    server = (await startMariadbServer())!;
    const databaseUrl = await server.createDatabase('fudao');
    const seeding = await startPlatform({ databaseUrl, dataFolder: folder });
    await seeding.stop();
    database = await openDatabase({ url: databaseUrl });
    node = await startNode({ ...quiet, FUDAO_DATA: folder, FUDAO_DATABASE_URL: databaseUrl });
    await enable(node.url);
  }, 120_000);
  afterAll(async () => {
    await node?.stop();
    await database?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** No file of the node may grow past this: it meets an error in the middle of a write, as on a full disk. */
  const limitFiles = (bytes: string) => execFileSync('prlimit', ['--pid', String(node.pid), `--fsize=${bytes}:`]);
  const rows = () => database.select('SELECT id FROM files_files');

  test('a picture is refused and leaves nothing, a question without one is taken, and with room all is well', async () => {
    const [student] = (await signIn(node.url, ['20260001'])) as [ApiClient];
    const before = { rows: (await rows()).length, pictures: (await picturesIn(folder)).length };
    const kept = (await upload(student)).expect(201).body;

    limitFiles('20000');
    expectFull(await upload(student), 'FILES_NO_SPACE');
    expect(await rows()).toHaveLength(before.rows + 1);
    expect(await picturesIn(folder)).toHaveLength(before.pictures + 2);
    (await ask(student, 'words-alone')).expect(201);
    expect((await fetch(node.url + kept.url)).status).toBe(200);

    limitFiles('unlimited');
    const picture = (await upload(student)).expect(201).body;
    const question = (await ask(student, 'with-picture', [kept.id, picture.id])).expect(201).body;
    expect(question.pictures).toHaveLength(2);
  }, 60_000);
});

/** A file system of a few megabytes that the node alone sees; an ordinary user may have one where the kernel allows. */
const ownFileSystem = (folder: string, size: string) => [
  'unshare',
  '-Urm',
  'sh',
  '-c',
  `mount -t tmpfs -o size=${size} fudao "$0" && exec "$@"`,
  folder,
];

function mayMount(): boolean {
  const [program, ...args] = [...ownFileSystem(tmpdir(), '1m'), 'true'];
  if (spawnSync(program!, args).status === 0) return true;
  process.stderr.write(
    'This machine lets no ordinary user mount a file system. The test on a really full disk is left out.\n',
  );
  return false;
}

(mayMount() ? describe : () => undefined)('everything is on one disk, and it is full', () => {
  let folder: string;
  let node: NodeProcess;
  /** The node's data folder, seen from here. */
  let inside: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-full-disk-'));
    node = await startNode({ ...quiet, FUDAO_DATA: folder }, ownFileSystem(folder, '32m'));
    inside = `/proc/${node.pid}/root${folder}`;
    await enable(node.url);
  }, 120_000);
  afterAll(async () => {
    await node?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function fillDisk(): void {
    for (let piece = 1 << 20; piece > 0; piece >>= 1) {
      try {
        for (;;) appendFileSync(join(inside, 'filler'), Buffer.alloc(piece));
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
      }
    }
  }

  test('writes are refused and leave nothing, reads go on, and with room everything does', async () => {
    const students = await signIn(node.url, ['20260001', '20260002', '20260003']);
    const [student] = students as [ApiClient];
    const before = (await picturesIn(inside)).length;
    const picture = (await upload(student)).expect(201).body;
    const kept = (await ask(student, 'kept', [picture.id])).expect(201).body;

    fillDisk();
    const { taken, refused } = await askUntilFull(students);
    expectFull(await upload(student), 'DATABASE_FULL', 'FILES_NO_SPACE');
    const signingIn = { educationId: '20260004', password: 'fudao-demo', app: 'student' };
    expectFull(await new ApiClient(node.url).post('/api/identity/sign-in', signingIn), 'DATABASE_FULL');
    expect(await picturesIn(inside)).toHaveLength(before + 2);
    (await student.get<Question>(`${api}/questions/${kept.id}`)).expect(200);
    (await student.post(`${api}/similar`, { text: '海水为什么是咸的' })).expect(200);
    expect((await fetch(node.url + picture.url)).status).toBe(200);
    expect((await fetch(`${node.url}/api/health`)).status).toBe(200);

    rmSync(join(inside, 'filler'));
    const { id } = (await ask(refused.student, refused.key)).expect(201).body;
    expect((await ask(refused.student, refused.key)).expect(201).body.id).toBe(id);
    (await upload(student)).expect(201);
    const listed = await Promise.all(
      students.map((one) => one.get<{ items: { id: string }[] }>(`${api}/questions?limit=50`)),
    );
    const ids = listed.flatMap(({ body }) => body.items.map((item) => item.id));
    expect(ids.sort()).toEqual([kept.id, ...taken, id].sort());
  }, 60_000);
});
