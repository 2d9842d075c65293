import type { LocalText } from '@fudao/plugin-sdk';
import sharp from 'sharp';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { until } from '../../src/testing/until.ts';
import { ApiClient } from '../../src/testing/api-client.ts';
import { startPlatform, type TestPlatform } from '../../src/testing/start-platform.ts';
import { anAnswer } from './an-answer.ts';

const api = '/api/question-answer';
const fresh = '怎样用一根绳子和一块石头测出一口深井的大致深度，又不把绳子弄湿？';
const fromBank = '计算 $-2^4+(-3)^2\\times\\left(-\\dfrac{2}{3}\\right)$，等于多少？';

interface Question {
  id: string;
  state: string;
  matches: { bankQuestionId: string; excerpt: string }[];
  answers: { id: string; teacherName: string; pictures: { url: string }[] }[];
  pictures: { id: string; url: string }[];
}

/** The Q&A centre on the whole platform: real rooms, real sign-in, over HTTP. */
onEachKind('the Q&A centre over HTTP', (freshUrl) => {
  let platform: TestPlatform;
  let student: ApiClient;
  let classmate: ApiClient;
  let teacher: ApiClient;
  let reviewer: ApiClient;

  beforeAll(async () => {
    const databaseUrl = await freshUrl();
    platform = await startPlatform(databaseUrl ? { databaseUrl } : {});
    const people = ['20260001', '20260002', 'T0001', 'T0002'].map((id) => platform.signIn(id));
    [student, classmate, teacher, reviewer] = (await Promise.all(people)) as [
      ApiClient,
      ApiClient,
      ApiClient,
      ApiClient,
    ];
    for (const administrator of ['D0001', 'D0002']) {
      await platform.enablePlugin(administrator, 'question-answer', {
        maxOpenQuestionsPerStudent: 20,
      });
    }
    await untilSearchable();
  }, 120_000);
  afterAll(() => platform?.stop());

  const untilSearchable = () =>
    until(async () => {
      const { body } = await student.post<{ matches: object[] }>(`${api}/similar`, { text: fromBank });
      return body.matches.length > 0;
    });

  const ask = (more: object = {}, headers: Record<string, string> = {}, as = student) =>
    as.post<Question>(`${api}/questions`, { subject: 'math', text: fresh, pictureIds: [], ...more }, headers);

  async function uploadBy(client: ApiClient): Promise<string> {
    const noise = { create: { width: 60, height: 40, channels: 3 as const, background: '#884422' } };
    const picture = await sharp(noise).png().toBuffer();
    const answer = await client.send<{ id: string }>('POST', '/api/files?purpose=question', picture, {
      'content-type': 'image/png',
    });
    return answer.expect(201).body.id;
  }

  async function published(): Promise<{ id: string; answerId: string }> {
    const { id } = (await ask()).expect(201).body;
    (await teacher.post(`${api}/questions/${id}/claim`)).expect(200);
    const answer = await teacher.post<{ answerId: string }>(`${api}/questions/${id}/answer`, anAnswer());
    return { id, answerId: answer.expect(201).body.answerId };
  }

  test('a question goes its whole way: pictures, answer, follow-up, adoption, and into the bank', async () => {
    const pictureId = await uploadBy(student);
    const { id } = (await ask({ pictureIds: [pictureId] })).expect(201).body;
    const desk = await teacher.get<{ items: { id: string }[] }>(`${api}/desk`);
    expect(desk.expect(200).body.items.map((item) => item.id)).toContain(id);
    const seen = (await teacher.get<Question>(`${api}/questions/${id}`)).expect(200).body;
    expect((await fetch(platform.url + seen.pictures[0]!.url)).headers.get('content-type')).toMatch(/^image\//);

    (await teacher.post(`${api}/questions/${id}/claim`)).expect(200);
    (await reviewer.post(`${api}/questions/${id}/claim`)).expect(409, 'QA_ALREADY_CLAIMED');
    const draft = { ...anAnswer(), revision: 0 };
    (await teacher.put(`${api}/questions/${id}/answer-draft`, draft)).expect(200);
    const content = anAnswer({ pictureIds: [await uploadBy(teacher)], furtherReading: ['seed-math-002'] });
    const { answerId } = (await teacher.post<{ answerId: string }>(`${api}/questions/${id}/answer`, content)).expect(
      201,
    ).body;

    await platform.settle();
    const told = await student.get<{ items: { kind: string; body: LocalText; link: string }[] }>('/api/notifications');
    expect(told.body.items[0]).toMatchObject({
      kind: 'question-answer.answered',
      body: { 'zh-CN': expect.stringMatching(/^「.{4,25}」看懂了/) as string, en: expect.stringMatching(/^“.{4,25}” Once/) as string },
      link: `/p/question-answer/questions/${id}`,
    });
    (await student.post(`${api}/answers/${answerId}/follow-up`, { text: '石头要多重？' })).expect(201);
    (await teacher.post(`${api}/answers/${answerId}/follow-up/reply`, { text: '几百克即可。' })).expect(201);
    (await student.post(`${api}/answers/${answerId}/adopt`, { stars: 5, words: '明白了' })).expect(200);
    (await teacher.post(`${api}/answers/${answerId}/propose`, { difficulty: 2 })).expect(200);
    await platform.settle();
    const proposals = await reviewer.get<{ items: { originId: string }[] }>('/api/knowledge/proposals');
    expect(proposals.body.items.map(({ originId }) => originId)).toContain(`question-answer.answer:${answerId}`);
    const end = (await student.get<Question>(`${api}/questions/${id}`)).body;
    expect(end).toMatchObject({
      state: 'adopted',
      answers: [{ teacherName: '周慕白', adopted: true, rating: { stars: 5 } }],
    });
    expect(end.answers[0]!.pictures).toHaveLength(1);
  });

  test('a question that the bank knows is guided, and solved without a teacher', async () => {
    const { id, state, matches } = (await ask({ text: fromBank })).expect(201).body;
    expect([state, matches[0]?.bankQuestionId]).toEqual(['matched', 'seed-math-002']);
    const ladder = `${api}/questions/${id}/guidance/seed-math-002`;
    const rungs: string[] = [];
    for (const rung of ['knowledge-points', 'thinking', 'first-step']) {
      rungs.push(JSON.stringify((await student.post(`${ladder}/next`, { rung })).expect(200).body));
    }
    expect(rungs.join()).not.toContain('-22');
    (await student.post(`${ladder}/next`, { rung: 'full' })).expect(409, 'QA_TRY_FIRST');
    const tried = await student.post(`${ladder}/try`, { answer: '－22' });
    expect(tried.expect(200).body).toMatchObject({ verdict: 'right', attemptsLeft: 4 });
    const full = (await student.post(`${ladder}/next`, { rung: 'full' })).expect(200).body;
    expect(JSON.stringify(full)).toContain('"answer":["-22"]');
    (await student.post(`${api}/questions/${id}/solved`)).expect(200);
  });

  describe('bad input', () => {
    test.each([
      ['an empty question', { text: '  ' }, 400, 'QA_TEXT_EMPTY'],
      ['5,001 characters', { text: '问'.repeat(5_001) }, 400, 'QA_TEXT_TOO_LONG'],
      ['100,000 letters', { text: 'x'.repeat(100_000) }, 400, 'QA_TEXT_TOO_LONG'],
      [
        '100,000 Chinese characters, more than a request may hold',
        { text: '问'.repeat(100_000) },
        413,
        'FUDAO_TOO_LARGE',
      ],
      ['a NUL', { text: 'a\u0000b' }, 400, 'QA_TEXT_UNREADABLE'],
      ['an unknown subject', { subject: 'alchemy' }, 400, 'QA_UNKNOWN_SUBJECT'],
      [
        'a picture that never was',
        { pictureIds: ['01900000-0000-7000-8000-000000000000'] },
        400,
        'QA_PICTURE_UNUSABLE',
      ],
      ['a picture id that is none', { pictureIds: ['../../etc/passwd'] }, 400, 'FUDAO_INVALID'],
      ['no text at all', { text: undefined }, 400, 'FUDAO_INVALID'],
    ])('%s: a code, a sentence, nothing written', async (_, wrong, status, code) => {
      const count = async () =>
        Number(
          (
            await platform.node.runtime.platform.database.selectOne<{ n: number }>(
              'SELECT COUNT(*) AS n FROM question_answer_questions',
            )
          )?.n,
        );
      const before = await count();
      const refused = (await ask(wrong)).expect(status, code);
      expect(refused.body).toMatchObject({ status, detail: expect.stringMatching(/[\u4e00-\u9fff]/) });
      expect(await count()).toBe(before);
    });

    test('malicious HTML comes back as the text it is', async () => {
      const text = '<img src=x onerror=alert(1)><script>alert(2)</script> 求解';
      const { id } = (await ask({ text })).expect(201).body;
      const read = await student.get<{ text: string }>(`${api}/questions/${id}`);
      expect([read.body.text, read.headers.get('content-type')]).toEqual([
        text,
        expect.stringContaining('application/json'),
      ]);
    });

    test("another student's question, answer or picture", async () => {
      const { id, answerId } = await published();
      (await classmate.get(`${api}/questions/${id}`)).expect(404, 'QA_NOT_FOUND');
      (await classmate.post(`${api}/questions/${id}/withdraw`)).expect(404, 'QA_NOT_FOUND');
      (await classmate.post(`${api}/answers/${answerId}/adopt`, { stars: 1 })).expect(404, 'QA_NOT_FOUND');
      (await classmate.post(`${api}/answers/${answerId}/follow-up`, { text: '？' })).expect(404, 'QA_NOT_FOUND');
      (await ask({ pictureIds: [await uploadBy(student)] }, {}, classmate)).expect(400, 'QA_PICTURE_UNUSABLE');
      (await student.post(`${api}/answers/${answerId}/adopt`, { stars: 5 })).expect(200);
    });

    test('an adoption without its rating adopts nothing', async () => {
      const { id, answerId } = await published();
      (await student.post(`${api}/answers/${answerId}/adopt`, { words: '好' })).expect(400, 'FUDAO_INVALID');
      (await student.post(`${api}/answers/${answerId}/adopt`, { stars: 6 })).expect(400, 'FUDAO_INVALID');
      expect((await student.get<Question>(`${api}/questions/${id}`)).body.state).toBe('answered');
      (await student.post(`${api}/answers/${answerId}/adopt`, { stars: 4 })).expect(200);
    });

    test('a claim by a student, an answer without a claim, a question by a teacher', async () => {
      const { id } = (await ask()).expect(201).body;
      (await classmate.post(`${api}/questions/${id}/claim`)).expect(403, 'FUDAO_NOT_ALLOWED');
      (await teacher.post(`${api}/questions/${id}/answer`, anAnswer())).expect(409, 'QA_LEASE_ENDED');
      (await ask({}, {}, teacher)).expect(403, 'FUDAO_NOT_ALLOWED');
    });

    test('a forged token, and none', async () => {
      const forged = new ApiClient(platform.url, `${student.token!.slice(0, -4)}AAAA`);
      expect((await forged.get(`${api}/questions`)).status).toBe(401);
      expect((await platform.anonymous().get(`${api}/questions`)).status).toBe(401);
    });

    test('a district that has not enabled it', async () => {
      const elsewhere = await platform.signIn('20260041');
      (await ask({}, {}, elsewhere)).expect(403, 'FUDAO_PLUGIN_NOT_ENABLED');
    });

    test('a double submission', async () => {
      const key = { 'idempotency-key': 'submitted-once-0001' };
      const [first, second] = await Promise.all([ask({}, key), ask({}, key)]);
      expect(first.expect(201).body.id).toBe(second.expect(201).body.id);
      (await ask({ text: `${fresh}！` }, key)).expect(422, 'FUDAO_IDEMPOTENCY_MISMATCH');
    });
  });

  test('the page of the API names the refusals of every owner', async () => {
    const { body } = await platform.anonymous().get<{ 'x-fudao-errors': { code: string }[] }>('/api/openapi.json');
    const codes = body['x-fudao-errors'].map(({ code }) => code);
    const some = ['FUDAO_IDEMPOTENCY_MISMATCH', 'DATABASE_FULL', 'GATEWAY_NOT_JSON', 'IDENTITY_WRONG_CREDENTIALS', 'QA_NOT_FOUND'];
    expect(codes).toEqual(expect.arrayContaining(some));
  });
});
