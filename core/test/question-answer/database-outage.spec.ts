import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createLog } from '../../src/runtime/log.ts';
import type { ApiAnswer, ApiClient } from '../../src/testing/api-client.ts';
import { findServer } from '../../src/testing/system-programs.ts';
import { startMariadbServer, type MariadbServer } from '../../src/testing/mariadb-server.ts';
import { startPlatform, type TestPlatform } from '../../src/testing/start-platform.ts';
import { until } from '../../src/testing/until.ts';
import { anAnswer } from './an-answer.ts';

const api = '/api/question-answer';
const outageMs = 20_000;

interface Question {
  id: string;
  state: string;
}

/** What a student's app sends, and sends again until it has an answer. */
interface Asked {
  readonly student: ApiClient;
  readonly key: string;
  readonly text: string;
  answer?: ApiAnswer<Question>;
}

const describeWithMariadb = findServer('mariadbd') ? describe : () => undefined;

describeWithMariadb('the Q&A centre while its database is gone', () => {
  let server: MariadbServer;
  let platform: TestPlatform;
  /** Has been answered when the database is back, and so rates before asking anew. */
  let asker: ApiClient;
  let students: ApiClient[];
  let teacher: ApiClient;

  beforeAll(async () => {
    server = (await startMariadbServer())!;
    platform = await startPlatform({ databaseUrl: await server.createDatabase('fudao'), log: createLog('silent') });
    const settings = { maxOpenQuestionsPerStudent: 20 };
    for (const administrator of ['D0001', 'D0002'])
      await platform.enablePlugin(administrator, 'question-answer', settings);
    students = await Promise.all(['20260001', '20260002', '20260003'].map((id) => platform.signIn(id)));
    asker = await platform.signIn('20260004');
    teacher = await platform.signIn('T0001');
  }, 120_000);
  afterEach(() => server.resume());
  afterAll(async () => {
    await platform?.stop();
    await server?.stop();
  });

  const health = () => platform.anonymous().get<{ status: string; reasons?: string[] }>('/api/health');
  const untilHealthy = () => until(async () => ((await health()).status === 200 ? true : undefined), 30_000);

  let asked = 0;
  const newQuestion = (student: ApiClient): Asked => ({
    student,
    key: randomUUID(),
    text: `第 ${++asked} 个问题：停电的时候，为什么冰箱里的东西还能冷上几个小时？`,
  });

  async function send(question: Asked): Promise<ApiAnswer<Question>> {
    const { student, key, text } = question;
    const body = { subject: 'math', text, pictureIds: [] };
    return (question.answer = await student.post<Question>(`${api}/questions`, body, { 'idempotency-key': key }));
  }

  function expectUnavailable(answer: ApiAnswer<unknown>): void {
    answer.expect(503, 'FUDAO_UNAVAILABLE');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body).toMatchObject({ retryable: true, detail: expect.stringMatching(/请稍后再试/) as string });
  }

  /** How many there are of what each question of this text leaves behind. */
  async function traces(text: string): Promise<number[]> {
    const { database } = platform.node.runtime.platform;
    const rows = await database.select<{ id: string }>('SELECT id FROM question_answer_questions WHERE body = :text', {
      text,
    });
    const records = await database.select(
      "SELECT seq FROM records_records WHERE kind = 'question-answer.asked' AND subject_id IN (:ids)",
      { ids: rows.map(({ id }) => id) },
    );
    return [rows.length, records.length];
  }

  /** Each is there once, whole, and a retry gives the same again. */
  async function expectEachOnce(questions: readonly Asked[]): Promise<void> {
    await platform.settle();
    for (const question of questions) {
      const id = question.answer!.expect(201).body.id;
      expect((await send(question)).expect(201).body.id).toBe(id);
      expect((await question.student.get<Question>(`${api}/questions/${id}`)).expect(200).body.state).toBe('open');
      expect(await traces(question.text)).toEqual([1, 1]);
    }
    const failed = await platform.node.runtime.platform.database.select(
      'SELECT id FROM runtime_outbox WHERE failure IS NOT NULL',
    );
    expect(failed).toEqual([]);
  }

  test('standing still for 20 seconds: refusals at once, and afterwards everything goes on', async () => {
    const before = newQuestion(asker);
    (await send(before)).expect(201);
    const questionPath = `${api}/questions/${before.answer!.body.id}`;
    (await teacher.post(`${questionPath}/claim`)).expect(200);
    const waiting = students.map(newQuestion);

    await server.pause();
    const end = Date.now() + outageMs;
    const refusedOf = await Promise.all(
      waiting.map(async (question) => {
        let refused = 0;
        for (; Date.now() < end; refused++) {
          expectUnavailable(await send(question));
          await wait(200);
        }
        return refused;
      }),
    );
    // Requests that each wait for the database until they are given up would be a few.
    for (const refused of refusedOf) expect(refused).toBeGreaterThan(20);
    expect((await health()).expect(503).body).toMatchObject({
      status: 'unavailable',
      reasons: [expect.stringContaining('database')],
    });
    expectUnavailable(await asker.get(questionPath));
    expectUnavailable(await teacher.post(`${questionPath}/answer`, anAnswer()));
    expectUnavailable(
      await platform
        .anonymous()
        .post('/api/identity/sign-in', { educationId: '20260001', password: 'fudao-demo', app: 'student' }),
    );
    // What needs no database is served as ever.
    (await asker.get(`${api}/ping`)).expect(200);
    server.resume();

    await untilHealthy();
    (await teacher.post(`${questionPath}/answer`, anAnswer())).expect(201);
    const seen = (await asker.get<{ answers: object[] }>(questionPath)).expect(200);
    expect(seen.body.answers).toHaveLength(1);
    for (const question of waiting) await send(question);
    await expectEachOnce(waiting);
    await until(async () => {
      const { body } = await asker.get<{ unread: number }>('/api/notifications/unread-count');
      return body.unread > 0 ? true : undefined;
    }, 20_000);
  }, 90_000);

  test('killed while students ask, and started again: each question is there once, or not at all', async () => {
    const sent: Asked[] = [];
    let acknowledged = 0;
    let killing: Promise<void> | undefined;
    const askUntilRefused = async (student: ApiClient): Promise<void> => {
      for (;;) {
        const question = newQuestion(student);
        sent.push(question);
        const answer = await send(question);
        if (answer.status !== 201) return expectUnavailable(answer);
        if (++acknowledged >= 4) killing ??= server.kill();
      }
    };
    await Promise.all(students.map(askUntilRefused));
    await killing;
    await until(async () => ((await health()).status === 503 ? true : undefined), 10_000);

    await server.restart();
    await untilHealthy();
    for (const question of sent) {
      const [rows] = await traces(question.text);
      expect(question.answer!.status === 201 ? [1] : [0, 1]).toContain(rows);
      await send(question);
    }
    await expectEachOnce(sent);
  }, 90_000);
});
