import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openTheHours } from '../../../e2e/support/open-the-hours.ts';
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
const api = '/api/one-to-one';

/** A test looks more often than any person. */
const config = `
limits:
  account: { perSecond: 100000, burst: 100000 }
  address: { perSecond: 100000, burst: 100000 }
`;

interface Call {
  id: string;
  state: string;
  teacher: { id: string } | null;
  rung: number;
}
interface Desk {
  duty: object | null;
  ringing: { callId: string } | null;
  sessionId: string | null;
  may: { subjects: string[]; grades: number[] };
}
interface Session {
  id: string;
  state: string;
  endReason: string | null;
  roomId: string;
  boardId: string;
}

/** Each person's app is at a node; what is under way when a node is killed, the other carries on. */
(servers.includes(undefined) ? describe.skip : describe)('calls on two nodes over NATS and MariaDB', () => {
  let folder: string;
  let mariadb: MariadbServer;
  let nats: NonNullable<Awaited<ReturnType<typeof startNatsServer>>>;
  let nodes: [NodeProcess, NodeProcess];
  let environment: Record<string, string>;
  let database: Database;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-calls-'));
    mariadb = (await startMariadbServer())!;
    nats = (await startNatsServer())!;
    const url = await mariadb.createDatabase('fudao');
    const seeding = await startPlatform({ databaseUrl: url, dataFolder: folder });
    for (const administrator of ['D0001', 'D0002', 'D0003']) await seeding.enablePlugin(administrator, 'one-to-one', { ringSeconds: 15 });
    await openTheHours(seeding.url);
    await seeding.stop();
    await writeFile(join(folder, 'limits.yaml'), config);
    environment = { FUDAO_CONFIG: join(folder, 'limits.yaml'), FUDAO_DATA: folder, FUDAO_DATABASE_URL: url, FUDAO_NATS_URL: nats.url, FUDAO_EMBEDDED_MEDIA: 'false' };
    nodes = await Promise.all([startNode(environment), startNode(environment)]);
    database = await openDatabase({ url });
  }, 120_000);

  afterAll(async () => {
    await Promise.all((nodes ?? []).map((node) => node.stop()));
    await database?.close();
    await nats?.stop();
    await mariadb?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const signIn = (node: number, id: string) => ApiClient.signIn(nodes[node]!.url, id);
  const socketOf = (client: ApiClient) => AppSocket.connect(client.url, client.token!);
  const desk = async (teacher: ApiClient) => (await teacher.get<Desk>(`${api}/duty`)).expect(200).body;
  const onDuty = async (teacher: ApiClient) => {
    const { may } = await desk(teacher);
    (await teacher.post(`${api}/duty/start`, { subjects: ['math'], grades: may.grades })).expect(200);
  };
  const offDuty = async (teacher: ApiClient) => (await teacher.post(`${api}/duty/stop`)).expect(200);
  const call = (student: ApiClient) => student.post<Call>(`${api}/calls`, { subject: 'math', text: '一次函数的图象怎么画？', pictureIds: [] });
  const current = async (student: ApiClient) => (await student.get<{ call: Call | null }>(`${api}/calls/current`)).expect(200).body.call;
  /** The time of a session before is held until the word of attendance has come, some twenty seconds. */
  const rings = (student: ApiClient, teacher: ApiClient) => until(async () => (await current(student))?.teacher?.id === teacher.account!.id);
  const session = async (as: ApiClient, id: string) => (await as.get<Session>(`${api}/sessions/${id}`)).expect(200).body;
  const say = (as: ApiClient, id: string, text: string, key: string) => as.post(`${api}/sessions/${id}/messages`, { key, text, pictureIds: [] });
  const said = async (as: ApiClient, id: string) =>
    (await as.get<{ items: { text: string }[] }>(`${api}/sessions/${id}/messages`)).expect(200).body.items.map(({ text }) => text);

  test('a student at node 1 calls a teacher whose app is at node 2: it rings there, and both get one session', async () => {
    const [student, teacher] = [await signIn(0, '20260001'), await signIn(1, 'T0001')];
    const [ofStudent, ofTeacher] = [await socketOf(student), await socketOf(teacher)];
    await onDuty(teacher);
    const { id } = (await call(student)).expect(201).body;
    await ofTeacher.waitFor('one-to-one.ring', ({ callId }) => callId === id);
    expect((await desk(teacher)).ringing).toMatchObject({ callId: id });
    const { sessionId } = (await teacher.post<{ sessionId: string }>(`${api}/calls/${id}/accept`)).expect(200).body;
    await ofStudent.waitFor('one-to-one.session', (payload) => payload['sessionId'] === sessionId);
    const [hers, his] = [await session(student, sessionId), await session(teacher, sessionId)];
    expect(hers).toMatchObject({ state: 'live', roomId: his.roomId, boardId: his.boardId });
    (await say(student, sessionId, '看这里', 'first-words')).expect(201);
    await ofTeacher.waitFor('one-to-one.message', (payload) => payload['sessionId'] === sessionId);
    expect(await said(teacher, sessionId)).toEqual(['看这里']);
    (await teacher.post(`${api}/sessions/${sessionId}/end`)).expect(200);
    expect(await session(student, sessionId)).toMatchObject({ state: 'ended', endReason: 'teacher' });
    await offDuty(teacher);
    ofStudent.close();
    ofTeacher.close();
  }, 30_000);

  test('of two students who call one teacher at once at two nodes, one rings and the other waits', async () => {
    const teacher = await signIn(1, 'T0002');
    await onDuty(teacher);
    const students = [await signIn(0, '20260002'), await signIn(1, '20260003')];
    const calls = (await Promise.all(students.map(call))).map((answer) => answer.expect(201).body);
    expect(calls.map(({ state }) => state).sort()).toEqual(['ringing', 'waiting']);
    const ringing = calls.find(({ state }) => state === 'ringing')!;
    expect((await desk(teacher)).ringing).toMatchObject({ callId: ringing.id });
    for (const [index, student] of students.entries()) (await student.post(`${api}/calls/${calls[index]!.id}/cancel`)).expect(200);
    expect((await desk(teacher)).ringing).toBeNull();
    await offDuty(teacher);
  }, 30_000);

  /** As the app does it: without it a duty ends after 45 seconds. Gives what ends it. */
  function stayOnDuty(teacher: ApiClient): () => void {
    const timer = setInterval(() => void teacher.post(`${api}/duty/here`).catch(() => undefined), 5_000);
    return () => clearInterval(timer);
  }

  test('a node killed while a call rings at a teacher of its own: the other lets it ring at the next, and nobody stays busy', async () => {
    const [first, next, student] = [await signIn(0, 'T0001'), await signIn(1, 'T0002'), await signIn(0, '20260004')];
    await onDuty(first);
    const placed = (await call(student)).expect(201).body;
    await rings(student, first);
    await nodes[0].kill();
    await onDuty(next);
    const leave = stayOnDuty(next);
    const again = await signIn(1, '20260004');
    await until(async () => (await desk(next)).ringing?.callId === placed.id);
    leave();
    expect(await current(again)).toMatchObject({ id: placed.id, state: 'ringing', teacher: { id: next.account!.id }, rung: 1 });
    const atOther = await signIn(1, 'T0001');
    expect(await desk(atOther)).toMatchObject({ ringing: null, sessionId: null });
    (await again.post(`${api}/calls/${placed.id}/cancel`)).expect(200);
    await offDuty(next);
    // The one whose node died is rung again as anybody else.
    await onDuty(atOther);
    const another = await signIn(1, '20260005');
    (await call(another)).expect(201);
    await rings(another, first);
    (await another.post(`${api}/calls/${(await current(another))!.id}/cancel`)).expect(200);
    await offDuty(atOther);
    nodes[0] = await startNode(environment);
  }, 120_000);

  test('a node killed in the middle of a session: it goes on at the other with all that was said, and ends at its end', async () => {
    const [teacher, student] = [await signIn(0, 'T0001'), await signIn(0, '20260006')];
    await onDuty(teacher);
    const { id: callId } = (await call(student)).expect(201).body;
    await rings(student, teacher);
    const { sessionId } = (await teacher.post<{ sessionId: string }>(`${api}/calls/${callId}/accept`)).expect(200).body;
    (await say(student, sessionId, '之前说的', 'said-before')).expect(201);
    await nodes[0].kill();
    const [teacherThere, studentThere] = [await signIn(1, 'T0001'), await signIn(1, '20260006')];
    expect(await session(studentThere, sessionId)).toMatchObject({ state: 'live' });
    (await say(teacherThere, sessionId, '之后说的', 'said-after')).expect(201);
    // Sent again by an app that does not know what became of it.
    (await say(studentThere, sessionId, '之前说的', 'said-before')).expect(201);
    expect(await said(teacherThere, sessionId)).toEqual(['之前说的', '之后说的']);
    // Half an hour goes by.
    const over = Date.now() - 61_000;
    await database.run('UPDATE one_to_one_sessions SET ends_at = :over WHERE id = :sessionId', { over, sessionId });
    await until(async () => (await session(studentThere, sessionId)).state === 'ended');
    expect(await session(teacherThere, sessionId)).toMatchObject({ state: 'ended', endReason: 'time' });
    expect(await desk(teacherThere)).toMatchObject({ ringing: null, sessionId: null });
    const busy = await database.select('SELECT teacher_id FROM one_to_one_duties WHERE ring_call_id IS NOT NULL OR session_id IS NOT NULL');
    expect(busy).toEqual([]);
    nodes[0] = await startNode(environment);
    expect(await said(await signIn(0, '20260006'), sessionId)).toEqual(['之前说的', '之后说的']);
  }, 120_000);

  test('the database away for 20 seconds in the middle of a session: both are told to wait, and nothing that was said is lost or there twice', async () => {
    const [teacher, student] = [await signIn(0, 'T0001'), await signIn(1, '20260007')];
    await onDuty(teacher);
    const { id: callId } = (await call(student)).expect(201).body;
    await rings(student, teacher);
    const { sessionId } = (await teacher.post<{ sessionId: string }>(`${api}/calls/${callId}/accept`)).expect(200).body;
    const { boardId } = await session(student, sessionId);
    const socket = await socketOf(student);
    (await say(student, sessionId, '断开之前', 'before-outage')).expect(201);
    await mariadb.kill();
    const away = wait(20_000);
    // As the apps do it: sent again with the same key until it is taken.
    const insist = async (as: ApiClient, text: string, key: string) => {
      const codes: string[] = [];
      await until(async () => {
        const answer = await say(as, sessionId, text, key).catch(() => undefined);
        if (answer?.status === 201) return true;
        if (answer) codes.push((answer.body as unknown as { code: string }).code);
        return wait(500, false);
      }, 60_000);
      return codes;
    };
    const insisting = Promise.all([insist(student, '学生在断开时说', 'student-words'), insist(teacher, '老师在断开时说', 'teacher-words')]);
    await away;
    await mariadb.restart();
    const codes = (await insisting).flat();
    expect(codes.length).toBeGreaterThan(2);
    expect(new Set(codes)).toEqual(new Set(['FUDAO_UNAVAILABLE']));
    expect((await said(teacher, sessionId)).sort()).toEqual(['学生在断开时说', '断开之前', '老师在断开时说'].sort());
    expect(await said(student, sessionId)).toEqual(await said(teacher, sessionId));
    // Line and board are as they were.
    await socket.waitFor('one-to-one.message', (payload) => payload['sessionId'] === sessionId);
    (await student.get(`/api/boards/${boardId}`)).expect(200);
    expect(await session(teacher, sessionId)).toMatchObject({ state: 'live' });
    (await teacher.post(`${api}/sessions/${sessionId}/end`)).expect(200);
    expect(await session(student, sessionId)).toMatchObject({ state: 'ended', endReason: 'teacher' });
    socket.close();
    await offDuty(teacher);
  }, 120_000);
});
