import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { publicKeyOf } from '../../src/plugin-manager/package/signing-key.ts';
import { aKey, aManifest, aPackage } from '../../src/plugin-manager/package/testing/a-package.ts';
import { ApiClient } from '../../src/testing/api-client.ts';
import { startMariadbServer, type MariadbServer } from '../../src/testing/mariadb-server.ts';
import { startNatsServer } from '../../src/testing/nats-server.ts';
import { startNode, type NodeProcess } from '../../src/testing/node-process.ts';
import { startPlatform } from '../../src/testing/start-platform.ts';
import { findServer } from '../../src/testing/system-programs.ts';
import { until } from '../../src/testing/until.ts';

const programs = [findServer('mariadbd'), findServer('nats-server'), findServer('bwrap')];
const operate = '/api/plugin-manager/releases/tally';
const kills = 3;
const classmates = ['20260001', '20260002', '20260003', '20260004', '20260005', '20260006'];

const server = `
import { action, definePlugin, defineService, Type } from '@fudao/plugin-sdk';
const closed = { additionalProperties: false };
const mark = action({
  rest: 'POST /marks', summary: 'Sets a mark.', allow: 'signed-in', idempotent: true,
  params: Type.Object({ name: Type.String({ maxLength: 40 }) }, closed), returns: Type.Object({ name: Type.String() }, closed),
  handler: (context) => context.transaction(async (work) => {
    const { name } = context.params;
    const known = await work.documents.get('marks', name);
    await work.documents.put('marks', name, { times: (known?.value.times ?? 0) + 1 }, { personId: context.caller.id });
    return { name };
  }),
});
const count = action({
  rest: 'GET /marks', summary: 'Counts them.', allow: 'signed-in', params: Type.Object({}, closed),
  returns: Type.Object({ marks: Type.Integer(), twice: Type.Integer() }, closed),
  handler: async ({ documents }) => {
    const all = [];
    let cursor;
    do {
      const page = await documents.list('marks', { limit: 100, ...(cursor ? { cursor } : {}) });
      all.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return { marks: all.length, twice: all.filter(({ value }) => value.times > 1).length };
  },
});
export default definePlugin({ services: [defineService({ name: 'marks', actions: { mark, count } })] });
`;

interface Seen {
  releases: { nodes: { nodeId: string; state: string; figures?: { process?: { pid: number | null; restarts: number; lastEnd: string | null } } }[] }[];
}

/** Each node runs the vendor's plugin in a process of its own, which somebody kills while students use it. */
(programs.includes(undefined) ? describe.skip : describe)('a signed package of a vendor on two nodes over NATS and MariaDB', () => {
  let root: string;
  let mariadb: MariadbServer;
  let nats: NonNullable<Awaited<ReturnType<typeof startNatsServer>>>;
  let nodes: NodeProcess[];
  let operator: ApiClient;
  const folders = ['node-1', 'node-2'];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'fudao-vendor-'));
    mariadb = (await startMariadbServer())!;
    nats = (await startNatsServer())!;
    const url = await mariadb.createDatabase('fudao');
    const seeding = await startPlatform({ databaseUrl: url, dataFolder: join(root, 'seed') });
    await seeding.stop();
    for (const folder of folders) {
      await mkdir(join(root, folder));
      await cp(join(root, 'seed', 'secrets'), join(root, folder, 'secrets'), { recursive: true });
    }
    const environment = { FUDAO_DATABASE_URL: url, FUDAO_NATS_URL: nats.url };
    nodes = await Promise.all(folders.map((folder) => startNode({ ...environment, FUDAO_DATA: join(root, folder) })));
    operator = await ApiClient.signIn(nodes[0]!.url, 'C0001');
  }, 120_000);

  afterAll(async () => {
    await Promise.all((nodes ?? []).map((node) => node.stop()));
    await nats?.stop();
    await mariadb?.stop();
    await rm(root, { recursive: true, force: true });
  }, 60_000);

  const processes = async () => {
    // Nobody looks more often: a person's requests are limited.
    await pause(250);
    const { releases } = (await operator.get<Seen>(operate)).expect(200).body;
    return releases[0]!.nodes.map(({ state, figures }) => ({ state, ...figures?.process }));
  };

  test('is uploaded, installed on both as confined, and enabled', async () => {
    const key = aKey();
    const manifest = aManifest({ id: 'tally', version: '1.0.0', capabilities: [] });
    const { bytes } = await aPackage({ 'plugin.json': JSON.stringify(manifest), 'server/index.js': server, 'migrations/2026-01-01-notes.js': null, 'ui/build.json': null, 'ui/abc/student.js': null }, key);
    const publisher = { name: 'A vendor', publicKey: publicKeyOf(key), mostTrust: 'confined' };
    (await operator.post('/api/plugin-manager/publishers', publisher)).expect(201);
    (await operator.send('POST', '/api/plugin-manager/packages', bytes, { 'content-type': 'application/gzip' })).expect(201);
    (await operator.post(`${operate}/1.0.0/install`, {})).expect(200);
    await until(async () => (await processes()).filter(({ state, pid }) => state === 'running' && pid).length === 2);
    const administrator = await ApiClient.signIn(nodes[1]!.url, 'D0001');
    (await administrator.put('/api/plugin-manager/plugins/tally/installation', { enabled: true, settings: {}, expectedRevision: 0 })).expect(200);
  }, 60_000);

  test("students' calls wait for the consent of their guardians, which the school has on paper", async () => {
    const school = await ApiClient.signIn(nodes[0]!.url, 'S0001');
    const signedOn = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const paper = { signedOn, reference: 'slips of the class', guardianName: '林建明', relation: 'father' };
    for (const id of classmates) {
      const student = await ApiClient.signIn(nodes[1]!.url, id);
      const refused = await until(async () => {
        const answer = await student.get('/api/tally/marks');
        return answer.status === 403 && answer;
      });
      refused.expect(403, 'CONSENT_NEEDED');
      const { items } = (await student.get<{ items: { pluginId: string; purpose: string; version: string }[] }>('/api/consent/own')).expect(200).body;
      const answers = items.filter(({ pluginId }) => pluginId === 'tally').map(({ pluginId, purpose, version }) => ({ pluginId, purpose, version, allowed: true }));
      (await school.post(`/api/consent/students/${student.account!.id}/paper`, { ...paper, answers })).expect(200);
    }
  }, 60_000);

  test('its processes are killed under load, and no call of a student is lost or done twice', async () => {
    const students = await Promise.all(classmates.map((id, index) => ApiClient.signIn(nodes[index % 2]!.url, id)));
    for (const student of students) await until(async () => (await student.get('/api/tally/marks')).status === 200);
    let isOver = false;
    const failures: unknown[] = [];
    let done = 0;
    const ask = async (student: ApiClient, lane: number) => {
      for (let turn = 0; !isOver; turn++) {
        const name = `${lane}-${turn}`;
        const { status, body } = await student.post('/api/tally/marks', { name }, { 'idempotency-key': `key-of-${name}` });
        if (status === 200) done++;
        else failures.push(body);
        await pause(50);
      }
    };
    const lanes = students.map(ask);
    for (let turn = 1; turn <= kills; turn++) {
      const before = done;
      await until(() => done > before + 20);
      const living = await until(async () => {
        const all = (await processes()).filter(({ pid }) => pid);
        return all.length === 2 && all;
      });
      for (const { pid } of living) process.kill(pid!, 'SIGKILL');
      await until(async () => (await processes()).every(({ restarts, pid }) => restarts === turn && pid));
    }
    isOver = true;
    await Promise.all(lanes);
    expect(failures).toEqual([]);
    const { body } = (await students[0]!.get<{ marks: number; twice: number }>('/api/tally/marks')).expect(200);
    expect(body).toEqual({ marks: done, twice: 0 });
    for (const { lastEnd } of await processes()) expect(lastEnd).toBe('its process was killed from outside');
  }, 120_000);
});
