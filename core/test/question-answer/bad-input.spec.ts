import { SignJWT, UnsecuredJWT } from 'jose';
import { aPhoto, aPictureBomb } from '../../src/files/some-pictures.ts';
import { createAccessTokens } from '../../src/identity/access-token.ts';
import { ApiClient } from '../../src/testing/api-client.ts';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { expectRefused } from '../expect-refused.ts';
import { picturesIn } from './full-storage.ts';
import { anAnswer } from './an-answer.ts';
import { api, fresh, startOverHttp, type OverHttp, type Question } from './over-http.ts';

const aDay = 24 * 3600_000;

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>';

/** What clients get wrong, over HTTP: refused with a code and a sentence, and nothing half written. */
onEachKind('bad input to the Q&A centre', (freshUrl) => {
  let centre: OverHttp;

  beforeAll(async () => {
    centre = await startOverHttp(await freshUrl());
  }, 120_000);
  afterAll(() => centre?.platform.stop());

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
    ['a subject that only the bank knows', { subject: 'it' }, 400, 'QA_UNKNOWN_SUBJECT'],
    ['a picture that never was', { pictureIds: ['01900000-0000-7000-8000-000000000000'] }, 400, 'QA_PICTURE_UNUSABLE'],
    ['a picture id that is none', { pictureIds: ['../../etc/passwd'] }, 400, 'FUDAO_INVALID'],
    ['no text at all', { text: undefined }, 400, 'FUDAO_INVALID'],
  ])('%s', async (_, wrong, status, code) => {
    const { ask, countRows } = centre;
    const before = await countRows('question_answer_questions');
    expectRefused(await ask(wrong), status, code);
    expect(await countRows('question_answer_questions')).toBe(before);
  });

  test('malicious HTML comes back as the text it is', async () => {
    const { student, ask } = centre;
    const text = '<img src=x onerror=alert(1)><script>alert(2)</script> 求解';
    const { id } = (await ask({ text })).expect(201).body;
    const read = await student.get<{ text: string }>(`${api}/questions/${id}`);
    expect(read.body.text).toBe(text);
    expect(read.headers.get('content-type')).toContain('application/json');
    expect(read.headers.get('x-content-type-options')).toBe('nosniff');
    expect(read.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each<[string, () => Promise<Uint8Array> | Uint8Array, number, string]>([
    ['a text that calls itself a picture', () => Buffer.from('我是一张图片。'.repeat(200)), 415, 'FILES_NOT_A_PICTURE'],
    ['an SVG with a script', () => Buffer.from(svg), 415, 'FILES_NOT_A_PICTURE'],
    ['an empty picture', () => Buffer.alloc(1), 415, 'FILES_NOT_A_PICTURE'],
    [
      'a photo with a script behind it',
      async () => Buffer.concat([await aPhoto(), Buffer.from('<script>1</script>')]),
      415,
      'FILES_NOT_ONLY_A_PICTURE',
    ],
    ['a bomb of 40 megapixels', aPictureBomb, 413, 'FILES_TOO_MANY_PIXELS'],
    ['half a photo', async () => (await aPhoto({ width: 400, height: 300 })).subarray(0, 900), 422, 'FILES_DAMAGED'],
    ['eleven megabytes', () => Buffer.alloc(11 * 1024 * 1024, 0xff), 413, 'FILES_TOO_LARGE'],
  ])('%s', async (_, make, status, code) => {
    const { student, countRows, platform } = centre;
    const before = await countRows('files_files');
    const headers = { 'content-type': 'image/png' };
    expectRefused(await student.send('POST', '/api/files?purpose=question', await make(), headers), status, code);
    expect(await countRows('files_files')).toBe(before);
    expect(await picturesIn(platform.dataFolder)).toHaveLength(before * 2);
  });

  test("another student's question, answer or picture", async () => {
    const { student, classmate, ask, uploadBy, published } = centre;
    const { id, answerId } = await published();
    expectRefused(await classmate.get(`${api}/questions/${id}`), 404, 'QA_NOT_FOUND');
    expectRefused(await classmate.post(`${api}/questions/${id}/withdraw`), 404, 'QA_NOT_FOUND');
    expectRefused(await classmate.post(`${api}/answers/${answerId}/follow-up`, { text: '？' }), 404, 'QA_NOT_FOUND');
    const pictureIds = [await uploadBy(student)];
    expectRefused(await ask({ pictureIds }, {}, classmate), 400, 'QA_PICTURE_UNUSABLE');
    (await student.post(`${api}/answers/${answerId}/adopt`, { stars: 5 })).expect(200);
  });

  test("an adoption of another's answer, by a classmate and by its teacher", async () => {
    const { student, classmate, teacher, published } = centre;
    const { id, answerId } = await published();
    const adopt = (as: ApiClient) => as.post(`${api}/answers/${answerId}/adopt`, { stars: 1 });
    expectRefused(await adopt(classmate), 404, 'QA_NOT_FOUND');
    expectRefused(await adopt(teacher), 403, 'FUDAO_NOT_ALLOWED');
    expect((await student.get<Question>(`${api}/questions/${id}`)).body.state).toBe('answered');
    (await adopt(student)).expect(200);
  });

  test('an adoption without its rating adopts nothing', async () => {
    const { student, published } = centre;
    const { id, answerId } = await published();
    const adopt = (rating: object) => student.post(`${api}/answers/${answerId}/adopt`, rating);
    expectRefused(await adopt({ words: '好' }), 400, 'FUDAO_INVALID');
    expectRefused(await adopt({ stars: 6 }), 400, 'FUDAO_INVALID');
    expect((await student.get<Question>(`${api}/questions/${id}`)).body.state).toBe('answered');
    (await adopt({ stars: 4 })).expect(200);
  });

  test('a claim by a student, an answer without a claim, a question by a teacher', async () => {
    const { student, classmate, teacher, ask } = centre;
    const { id } = (await ask()).expect(201).body;
    for (const one of [student, classmate]) {
      expectRefused(await one.post(`${api}/questions/${id}/claim`), 403, 'FUDAO_NOT_ALLOWED');
    }
    expectRefused(await teacher.post(`${api}/questions/${id}/answer`, anAnswer()), 409, 'QA_LEASE_ENDED');
    expectRefused(await ask({}, {}, teacher), 403, 'FUDAO_NOT_ALLOWED');
    (await teacher.post(`${api}/questions/${id}/claim`)).expect(200);
  });

  describe('a token', () => {
    const payloadOf = (token: string) =>
      JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;

    async function expectNobody(token: string, code: string): Promise<void> {
      const { platform, ask, countRows } = centre;
      const before = await countRows('question_answer_questions');
      const client = new ApiClient(platform.url, token);
      for (const answer of [await client.get(`${api}/questions`), await ask({}, {}, client)]) {
        expectRefused(answer, 401, code);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }
      expect(await countRows('question_answer_questions')).toBe(before);
    }

    test('that has expired', async () => {
      const { platform, student } = centre;
      const { tokenSecret, accessTokenMinutes } = platform.node.runtime.platform.config.identity;
      const { sub, sid } = payloadOf(student.token!);
      const tokens = createAccessTokens(tokenSecret!, accessTokenMinutes * 60);
      const claims = { accountId: String(sub), sessionId: String(sid) };
      await expectNobody(await tokens.sign(claims, new Date(Date.now() - aDay)), 'IDENTITY_TOKEN_EXPIRED');
      const valid = new ApiClient(platform.url, await tokens.sign(claims, new Date()));
      (await valid.get(`${api}/questions`)).expect(200);
    });

    test.each<[string, (token: string) => Promise<string> | string]>([
      ['whose signature was changed', (token) => `${token.slice(0, -4)}AAAA`],
      ['that nobody signed', (token) => new UnsecuredJWT(payloadOf(token)).encode()],
      [
        'that somebody else signed',
        (token) =>
          new SignJWT(payloadOf(token))
            .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
            .sign(new TextEncoder().encode('a key that the attacker chose, long enough')),
      ],
      [
        'of another person, under the own signature',
        async (token) => {
          const [header, , signature] = token.split('.');
          const { sub } = payloadOf(centre.teacher.token!);
          const claims = JSON.stringify({ ...payloadOf(token), sub });
          return [header, Buffer.from(claims).toString('base64url'), signature].join('.');
        },
      ],
      ['that is any text', () => 'any.text.at-all'],
    ])('%s', async (_, forge) => {
      await expectNobody(await forge(centre.student.token!), 'IDENTITY_TOKEN_INVALID');
    });

    test('that is missing', async () => {
      expectRefused(await centre.platform.anonymous().get(`${api}/questions`), 401, 'FUDAO_NOT_SIGNED_IN');
    });
  });

  test('a district that has not enabled it', async () => {
    const elsewhere = await centre.platform.signIn('20260041');
    expectRefused(await centre.ask({}, {}, elsewhere), 403, 'FUDAO_PLUGIN_NOT_ENABLED');
  });

  test('a double submission is one question; the same key for another one is refused', async () => {
    const { ask, countRows } = centre;
    const before = await countRows('question_answer_questions');
    const key = { 'idempotency-key': 'submitted-once-0001' };
    const sent = await Promise.all([ask({}, key), ask({}, key), ask({}, key)]);
    expect(new Set(sent.map((answer) => answer.expect(201).body.id)).size).toBe(1);
    expectRefused(await ask({ text: `${fresh}！` }, key), 422, 'FUDAO_IDEMPOTENCY_MISMATCH');
    expectRefused(await ask({}, { 'idempotency-key': 'with a space' }), 400, 'FUDAO_INVALID');
    expect(await countRows('question_answer_questions')).toBe(before + 1);
  });
});
