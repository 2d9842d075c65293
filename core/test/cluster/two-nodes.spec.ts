import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Subscription } from 'nats';
import { openDatabase, type Database } from '../../src/database/index.ts';
import { ApiClient } from '../../src/testing/api-client.ts';
import { AppSocket } from '../../src/testing/app-socket.ts';
import { findServer } from '../../src/testing/system-programs.ts';
import { startMariadbServer, type MariadbServer } from '../../src/testing/mariadb-server.ts';
import { startNatsServer } from '../../src/testing/nats-server.ts';
import { startNode, type NodeProcess } from '../../src/testing/node-process.ts';
import { startPlatform } from '../../src/testing/start-platform.ts';
import { until } from '../../src/testing/until.ts';

const servers = [findServer('mariadbd'), findServer('nats-server')];

interface Question {
  id: string;
  state: string;
  claim: { mine: boolean; endsAt: string } | null;
  draft: { answer: string } | null;
}

const qa = '/api/question-answer';

(servers.includes(undefined) ? describe.skip : describe)('two nodes over NATS and MariaDB', () => {
  let folder: string;
  let mariadb: MariadbServer;
  let nats: NonNullable<Awaited<ReturnType<typeof startNatsServer>>>;
  let nodes: [NodeProcess, NodeProcess];
  let environment: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-cluster-'));
    mariadb = (await startMariadbServer())!;
    nats = (await startNatsServer())!;
    const databaseUrl = await mariadb.createDatabase('fudao');
    const seeding = await startPlatform({ databaseUrl, dataFolder: folder });
    await seeding.stop();
    environment = { FUDAO_DATA: folder, FUDAO_DATABASE_URL: databaseUrl, FUDAO_NATS_URL: nats.url };
    nodes = await Promise.all([startNode(environment), startNode(environment)]);
  }, 120_000);

  afterAll(async () => {
    await Promise.all((nodes ?? []).map((node) => node.stop()));
    await nats?.stop();
    await mariadb?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const enable = async (node: NodeProcess, enabled: boolean, administratorId = 'D0001') => {
    const administrator = await ApiClient.signIn(node.url, administratorId);
    const path = '/api/plugin-manager/plugins/question-answer';
    const { body } = await administrator.get<{ installation: { revision: number } }>(path);
    const wanted = { enabled, settings: { goodMatch: 100 }, expectedRevision: body.installation.revision };
    (await administrator.put(`${path}/installation`, wanted)).expect(200);
  };

  const ask = async (student: ApiClient, text: string) => {
    const key = { 'idempotency-key': randomUUID() };
    const question = { subject: 'math', text, pictureIds: [] };
    const { body } = (await student.post<Question>(`${qa}/questions`, question, key)).expect(201);
    if (body.state === 'matched') (await student.post(`${qa}/questions/${body.id}/need-teacher`)).expect(200);
    return body.id;
  };

  test('a plugin enabled at node 1 works at node 2 within a second, and is withdrawn as fast', async () => {
    const student = await ApiClient.signIn(nodes[1].url, '20260001');
    (await student.get(`${qa}/questions`)).expect(403, 'FUDAO_PLUGIN_NOT_ENABLED');
    const socket = await AppSocket.connect(nodes[1].url, student.token!);
    await enable(nodes[0], true);
    await socket.waitFor('plugins.changed', ({ added }) => (added as unknown[]).length === 1, 1_000);
    (await student.get(`${qa}/questions`)).expect(200);
    await enable(nodes[0], false);
    await socket.waitFor('plugins.changed', ({ removed }) => (removed as unknown[]).length === 1, 1_000);
    (await student.get(`${qa}/questions`)).expect(403, 'FUDAO_PLUGIN_NOT_ENABLED');
    await enable(nodes[0], true);
    socket.close();
  });

  test("a question asked at node 1 reaches the teacher's socket at node 2", async () => {
    const teacher = await ApiClient.signIn(nodes[1].url, 'T0001');
    const socket = await AppSocket.connect(nodes[1].url, teacher.token!);
    const student = await ApiClient.signIn(nodes[0].url, '20260001');
    const id = await ask(student, '怎样证明两个三角形全等？');
    await socket.waitFor('question-answer.opened', (payload) => payload['questionId'] === id);
    socket.close();
  });

  test('of two teachers who claim at two nodes at once, one wins and the other is told', async () => {
    const student = await ApiClient.signIn(nodes[0].url, '20260002');
    const id = await ask(student, '一次函数的图象怎么画？');
    for (const administrator of ['D0002', 'D0003']) await enable(nodes[0], true, administrator);
    const teachers = [await ApiClient.signIn(nodes[0].url, 'T0001'), await ApiClient.signIn(nodes[1].url, 'T0002')];
    const answers = await Promise.all(teachers.map((teacher) => teacher.post(`${qa}/questions/${id}/claim`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409)!;
    expect(loser.body).toMatchObject({ code: 'QA_ALREADY_CLAIMED' });
  });

  describe('a suspension', () => {
    const wanted = { pluginId: null, until: null, reasonCode: 'insult', note: '辱骂他人' };
    const twoSeconds = 2_000;
    const refused = async (client: ApiClient) => ((await client.get<{ code?: string }>(`${qa}/questions`)).body.code ?? 'fine') === 'SAFETY_SUSPENDED';
    const idOf = async (client: ApiClient) => (await client.get<{ id: string }>('/api/identity/me')).expect(200).body.id;

    test('at node 1 ends the lines and requests of the person at both within two seconds, and is lifted as fast', async () => {
      const student = await ApiClient.signIn(nodes[1].url, '20260004');
      const socket = await AppSocket.connect(nodes[1].url, student.token!);
      const city = await ApiClient.signIn(nodes[0].url, 'C0001');
      const suspended = (await city.post<{ id: string }>('/api/safety/suspensions', { ...wanted, personId: await idOf(student) })).expect(201);
      await socket.waitFor('safety.suspended', ({ reasonCode }) => reasonCode === 'insult', twoSeconds);
      await until(() => !socket.isConnected, twoSeconds);
      expect(await refused(student)).toBe(true);
      await expect(AppSocket.connect(nodes[1].url, student.token!)).rejects.toMatchObject({ data: { code: 'SAFETY_SUSPENDED' } });
      // The own account, what was decided, and signing in stay.
      const elsewhere = await ApiClient.signIn(nodes[0].url, '20260004');
      await until(() => refused(elsewhere), twoSeconds);
      expect((await elsewhere.get('/api/safety/own')).expect(200).body).toMatchObject({ suspensions: [{ reasonCode: 'insult' }] });
      (await city.post(`/api/safety/suspensions/${suspended.body.id}/lifting`, { reason: '已处理' })).expect(200);
      await until(async () => !(await refused(student)) && !(await refused(elsewhere)), twoSeconds);
    });

    test('of which no broadcast came is found in the database within two seconds', async () => {
      const student = await ApiClient.signIn(nodes[1].url, '20260005');
      const database = await openDatabase({ url: environment['FUDAO_DATABASE_URL']! });
      const row = { id: 'unheard-of', person_id: await idOf(student), reason_code: 'other', note: '', by_id: 'city', level: 'city', starts_at: Date.now() };
      await database.insert('safety_suspensions', row);
      await database.run('UPDATE safety_revisions SET revision = revision + 1');
      await database.close();
      await until(() => refused(student), twoSeconds);
    });
  });

  test('a node killed in the middle of a claim loses nothing, and the other goes on', async () => {
    const student = await ApiClient.signIn(nodes[1].url, '20260003');
    const id = await ask(student, '勾股定理有几种证法？');
    const teacher = await ApiClient.signIn(nodes[0].url, 'T0001');
    (await teacher.post(`${qa}/questions/${id}/claim`)).expect(200);
    const content = { thinking: '面积', steps: ['拼图'], answer: '很多种', explanation: '', pictureIds: [], furtherReading: [] };
    (await teacher.put(`${qa}/questions/${id}/answer-draft`, { ...content, revision: 0 })).expect(200);
    await nodes[0].kill();

    const again = await ApiClient.signIn(nodes[1].url, 'T0001');
    const found = await until(async () => {
      const { status, body } = await again.get<Question>(`${qa}/questions/${id}`);
      return status === 200 ? body : undefined;
    }, 10_000);
    expect(found.claim).toMatchObject({ mine: true });
    expect(found.draft).toMatchObject({ answer: '很多种' });
    const key = { 'idempotency-key': randomUUID() };
    (await again.post(`${qa}/questions/${id}/answer`, content, key)).expect(201);

    nodes[0] = await startNode(environment);
    const stillSuspended = await ApiClient.signIn(nodes[0].url, '20260005');
    (await stillSuspended.get(`${qa}/questions`)).expect(403, 'SAFETY_SUSPENDED');
    const seen = await ApiClient.signIn(nodes[0].url, '20260003');
    const answered = (await seen.get<{ answers: unknown[] }>(`${qa}/questions/${id}`)).expect(200);
    expect(answered.body.answers).toHaveLength(1);
    await until(async () => {
      const { body } = await seen.get<{ unread: number }>('/api/notifications/unread-count');
      return body.unread > 0 ? true : undefined;
    }, 20_000);
  }, 60_000);

  describe('with the roles apart', () => {
    let gateway: NodeProcess;
    let worker: NodeProcess;

    beforeAll(async () => {
      await Promise.all(nodes.map((node) => node.stop()));
      const roles = ['gateway', 'worker'].map((role) => startNode({ ...environment, FUDAO_ROLES: role }));
      [gateway, worker] = (await Promise.all(roles)) as [NodeProcess, NodeProcess];
    }, 60_000);
    afterAll(() => Promise.all([gateway, worker].map((node) => node?.stop())));

    const untilDone = (database: Database) =>
      until(async () => {
        const row = await database.selectOne<{ n: number }>('SELECT COUNT(*) AS n FROM runtime_outbox WHERE done_at IS NULL');
        return Number(row?.n) === 0 ? true : undefined;
      }, 10_000);

    /** Whether a message between nodes speaks of an event. */
    async function untilHeard(messages: Subscription, event: string): Promise<void> {
      for await (const message of messages) if (message.string().includes(`"${event}"`)) return;
      throw new Error(`Nobody spoke of ${event}.`);
    }

    test('what a gateway leaves to be done, it tells the workers of, and one does it', async () => {
      const database = await openDatabase({ url: environment['FUDAO_DATABASE_URL']! });
      await untilDone(database);
      const listener = await connect({ servers: nats.url });
      const heard = untilHeard(listener.subscribe('>'), 'outbox.nudge');
      await ApiClient.signIn(gateway.url, '20260006');
      await heard;
      await untilDone(database);
      await listener.close();
      await database.close();
    });

    /** A class that runs now: in which hours, the clock of the day does not say here. */
    async function runningClass(database: Database, teacherId: string): Promise<string> {
      const [id, now] = [randomUUID(), Date.now()];
      const times = { starts_at: now - 60_000, ends_at: now + 1_200_000, expires_at: now + 1_800_000, created_at: now - 60_000 };
      const row = { id, owner_id: 'core', own_key: id, activity: 'class', state: 'held', rules_version: 'city@0', ...times };
      await database.insert('policy_reservations', row);
      await database.insert('policy_uses', { person_id: teacherId, reservation_id: id, role: 'teacher', activity: 'class', ...times });
      return id;
    }

    test('whoever is suspended or withdrawn at the gateway is told to end by the worker, once for each that runs', async () => {
      const database = await openDatabase({ url: environment['FUDAO_DATABASE_URL']! });
      const idOf = async (educationId: string) =>
        (await database.selectOne<{ id: string }>('SELECT id FROM identity_accounts WHERE education_id = :educationId', { educationId }))!.id;
      const [suspended, withdrawn, untouched] = await Promise.all(['T0001', 'T0002', 'T0003'].map(idOf));
      const running = await Promise.all([suspended!, withdrawn!, untouched!].map((id) => runningClass(database, id)));
      const city = await ApiClient.signIn(gateway.url, 'C0001');
      const suspension = { personId: suspended, pluginId: null, until: null, reasonCode: 'insult', note: '辱骂他人' };
      (await city.post('/api/safety/suspensions', suspension)).expect(201);
      const admission = `/api/admission/teachers/${withdrawn}`;
      const { admission: before } = (await city.get<{ admission: { revision: number } }>(admission)).expect(200).body;
      (await city.post(`${admission}/withdrawal`, { expectedRevision: before.revision, reason: '资格不再符合要求' })).expect(200);
      const told = async () => {
        const rows = await database.select<{ payload: string }>("SELECT payload FROM runtime_outbox WHERE name = 'policy.end-now.v1' AND done_at IS NOT NULL");
        return rows.map(({ payload }) => JSON.parse(payload) as { reservationId: string; reason: string });
      };
      await until(async () => (await told()).length >= 2, 10_000);
      await untilDone(database);
      const reasons = new Map((await told()).map(({ reservationId, reason }) => [reservationId, reason]));
      expect([(await told()).length, ...running.map((id) => reasons.get(id))]).toEqual([2, 'suspension', 'admission', undefined]);
      const ended = "SELECT subject_id AS id FROM records_records WHERE kind = 'policy.ended'";
      expect((await database.select<{ id: string }>(ended)).map(({ id }) => id).sort()).toEqual(running.slice(0, 2).sort());
      await database.close();
    }, 30_000);

    test('both say that they cannot serve while the database is away, and can when it is back', async () => {
      const health = async (node: NodeProcess) => (await fetch(`${node.url}/api/health`)).status;
      const untilBoth = (status: number) =>
        until(async () => {
          const answers = await Promise.all([health(gateway), health(worker)]);
          return answers.every((answer) => answer === status) ? true : undefined;
        }, 15_000);
      await untilBoth(200);
      await mariadb.kill();
      await untilBoth(503);
      await mariadb.restart();
      await untilBoth(200);
    }, 60_000);
  });
});
