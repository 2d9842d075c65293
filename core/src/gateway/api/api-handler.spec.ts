import { connect } from 'node:net';
import { Errors } from 'moleculer';
import { commonErrors, defineErrors, Type, type Caller } from '@fudao/plugin-sdk';
import type { Problem } from '../http/problem.ts';
import { toTransport } from '../../runtime/host/error-transport.ts';
import { callerOf, tokenFor } from '../testing/people.ts';
import { sendRaw } from '../testing/send-raw.ts';
import { startTestGateway, type TestContext, type TestGateway } from '../testing/test-gateway.ts';

const errors = defineErrors('DEMO', {
  FULL: { status: 409, retryable: false, message: { 'zh-CN': '只剩 {left} 个位置。', en: 'Only {left} seats are left.' } },
  BROKEN: { status: 502, retryable: true, message: { 'zh-CN': '外部系统出错。', en: 'The other system is broken.' } },
});

const echo = ({ params, meta }: TestContext) => ({ params, caller: (meta['caller'] as Caller).id, language: meta['language'] });

let test_: TestGateway;
let url: string;

beforeAll(async () => {
  test_ = await startTestGateway({
    'demo.echo': { rest: 'GET /echo', handler: echo, definition: { params: Type.Object({ ids: Type.Array(Type.String()) }) } },
    'demo.where': { rest: 'POST /where', handler: echo, definition: { params: Type.Object({ clientAddress: Type.Optional(Type.String()) }) } },
    'demo.one': { rest: 'GET /things/:id', handler: echo },
    'demo.mine': { rest: 'GET /things/mine', handler: () => 'mine' },
    'demo.change': { rest: 'PUT /things/:id', handler: echo },
    'demo.make': { rest: 'POST /things', definition: { status: 201 }, handler: ({ params, meta }) => ({ params, key: meta['idempotencyKey'] }) },
    'demo.drop': { rest: 'DELETE /things/:id', definition: { status: 204 }, handler: () => undefined },
    'demo.whoami': { rest: 'GET /whoami', handler: ({ meta }) => ({ ...meta, isFrozen: Object.isFrozen(meta['caller']) }) },
    'demo.chinese': { rest: 'GET /chinese', handler: () => ({ text: '辅导' }) },
    'demo.full': { rest: 'GET /full', handler: () => { throw errors.FULL({ left: 2 }); } },
    'demo.remote': { rest: 'GET /remote', handler: () => { throw toTransport(errors.FULL({ left: 3 })); } },
    'demo.broken': { rest: 'GET /broken', handler: () => { throw errors.BROKEN({ address: '10.0.0.7' }); } },
    'demo.bug': { rest: 'GET /bug', handler: () => { throw new Error('SELECT secret FROM accounts'); } },
    'demo.slow': { rest: 'GET /slow', handler: () => { throw new Errors.RequestTimeoutError({ action: 'demo.slow', nodeID: 'n' }); } },
    'demo.resting': { rest: 'GET /resting', handler: () => { throw toTransport(commonErrors.PLUGIN_RESTING({ plugin: '问答中心', seconds: 7 })); } },
    'demo.form': { rest: 'GET /form', handler: () => { throw toTransport(defineErrors('X', { INVALID: { status: 400, retryable: false, message: { 'zh-CN': '有误：{reason}', en: 'Wrong: {reason}' } } }).INVALID({ reason: { 'zh-CN': 'name 必填', en: 'name is required' }, errors: [{ field: 'name', message: 'is required' }] })); } },
  });
  ({ url } = test_);
});

afterAll(() => test_.stop());

const signedIn = (person = 'anna', expiresAt?: number) => ({ authorization: `Bearer ${tokenFor(person, expiresAt)}` });
const post = (body: string, headers: Record<string, string> = {}) =>
  sendRaw(url, { method: 'POST', path: '/api/demo/things', body, headers: { 'content-type': 'application/json', ...headers } });

describe('parameters', () => {
  test('come from path, query and body, the first winning', async () => {
    const answer = await sendRaw(url, {
      method: 'PUT',
      path: '/api/demo/things/from-path?id=from-query&b=from-query',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'from-body', b: 'from-body', c: 'from-body' }),
    });
    expect(answer.json()).toMatchObject({ params: { id: 'from-path', b: 'from-query', c: 'from-body' } });
  });

  test('say where a call comes from to an action that asks for it, whatever the client says', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await sendRaw(url, { method: 'POST', path: '/api/demo/where?clientAddress=x', headers, body: '{"clientAddress":"forged"}' });
    expect(answer.json()).toMatchObject({ params: { clientAddress: '127.0.0.1' } });
    expect((await sendRaw(url, { path: '/api/demo/things/1' })).json()).toMatchObject({ params: { id: '1' } });
  });

  test('one value of a list is a list of one', async () => {
    expect((await sendRaw(url, { path: '/api/demo/echo?ids=a' })).json()).toMatchObject({ params: { ids: ['a'] } });
    expect((await sendRaw(url, { path: '/api/demo/echo?ids=a&ids=b' })).json()).toMatchObject({ params: { ids: ['a', 'b'] } });
  });

  test('are decoded once', async () => {
    const answer = await sendRaw(url, { path: '/api/demo/things/%E8%BE%85%252F?q=%E5%AF%BC' });
    expect(answer.json()).toMatchObject({ params: { id: '辅%2F', q: '导' } });
  });

  test('cannot set a prototype', async () => {
    const answer = await post('{"__proto__": {"isAdmin": true}, "a": 1}');
    expect(answer.json()).toEqual({ params: { a: 1 } });
  });

  test('a path that is not well encoded is refused', async () => {
    const answer = await sendRaw(url, { path: '/api/demo/things/%zz' });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'FUDAO_INVALID' });
  });
});

describe('answers', () => {
  test('a path without parameters goes before one with', async () => {
    expect((await sendRaw(url, { path: '/api/demo/things/mine' })).json()).toBe('mine');
    expect((await sendRaw(url, { method: 'DELETE', path: '/api/demo/things/mine' })).status).toBe(204);
  });

  test('have the status that the action declares, and length and type', async () => {
    const made = await post('{"a":1}');
    expect(made.status).toBe(201);
    expect(made.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    const dropped = await sendRaw(url, { method: 'DELETE', path: '/api/demo/things/1' });
    expect(dropped.status).toBe(204);
    expect(dropped.body).toHaveLength(0);
    expect(dropped.headers).not.toHaveProperty('content-length');
  });

  test('Chinese text arrives whole', async () => {
    const answer = await sendRaw(url, { path: '/api/demo/chinese' });
    expect(answer.json()).toEqual({ text: '辅导' });
    expect(Number(answer.headers['content-length'])).toBe(answer.body.length);
  });

  test('HEAD has the headers and no body', async () => {
    const answer = await sendRaw(url, { method: 'HEAD', path: '/api/demo/chinese' });
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveLength(0);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(0);
  });

  test('each has a request id of its own, which the action knows too', async () => {
    const first = await sendRaw(url, { path: '/api/demo/whoami' });
    const second = await sendRaw(url, { path: '/api/nothing' });
    expect(first.headers['x-request-id']).toBe(first.json()['requestId']);
    expect(second.headers['x-request-id']).toBe(second.json()['requestId']);
    expect(first.headers['x-request-id']).not.toBe(second.headers['x-request-id']);
  });

  test('carry the security headers, and none that tells what we are made of', async () => {
    const { headers } = await sendRaw(url, { path: '/api/demo/chinese' });
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
  });
});

describe('callers', () => {
  test('without a token it is nobody, and the call is marked as from outside', async () => {
    const { caller, fromOutside } = (await sendRaw(url, { path: '/api/demo/whoami' })).json<{ caller: Caller; fromOutside: boolean }>();
    expect(caller.kind).toBe('anonymous');
    expect(fromOutside).toBe(true);
  });

  test('a token is resolved once, and its caller cannot be changed', async () => {
    const headers = signedIn();
    const before = test_.resolved.length;
    for (let time = 0; time < 3; time++) {
      const { caller, isFrozen } = (await sendRaw(url, { path: '/api/demo/whoami', headers })).json<{ caller: Caller; isFrozen: boolean }>();
      expect(caller.id).toBe('account-anna');
      expect(isFrozen).toBe(true);
    }
    expect(test_.resolved.length - before).toBe(1);
  });

  test.each([
    ['forged', signedIn('mallory'), 'IDENTITY_TOKEN_INVALID'],
    ['expired', signedIn('late', Date.now() - 1000), 'IDENTITY_TOKEN_EXPIRED'],
    ['malformed', { authorization: 'Bearer ....' }, 'IDENTITY_TOKEN_INVALID'],
    ['empty', { authorization: 'Bearer ' }, 'IDENTITY_TOKEN_INVALID'],
    ['of another scheme', { authorization: 'Basic YTpi' }, 'IDENTITY_TOKEN_INVALID'],
  ])('a token that is %s is refused, even where nobody need sign in', async (_, headers, code) => {
    const answer = await sendRaw(url, { path: '/api/demo/whoami', headers });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json()).toMatchObject({ code, type: `/api/docs#${code}` });
  });

  test('when the session ends anywhere, the token is asked about again', async () => {
    test_.people.set('ben', callerOf({ id: 'account-ben', sessionId: 'session-ben' }));
    const headers = signedIn('ben');
    expect((await sendRaw(url, { path: '/api/demo/whoami', headers })).status).toBe(200);
    test_.people.delete('ben');
    expect((await sendRaw(url, { path: '/api/demo/whoami', headers })).status).toBe(200);
    await test_.broker.broadcast('identity.session-ended', { sessionIds: ['session-ben'] });
    expect((await sendRaw(url, { path: '/api/demo/whoami', headers })).status).toBe(401);
  });
});

describe('bodies', () => {
  test.each([
    ['broken JSON', '{"a":', {}, 400, 'GATEWAY_NOT_JSON'],
    ['a list', '[1]', {}, 400, 'GATEWAY_NOT_JSON'],
    ['no object', '"text"', {}, 400, 'GATEWAY_NOT_JSON'],
    ['another type', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'GATEWAY_UNSUPPORTED_TYPE'],
    ['JSON by another name', '{}', { 'content-type': 'text/plain' }, 415, 'GATEWAY_UNSUPPORTED_TYPE'],
    ['a strange charset', '{}', { 'content-type': 'application/json; charset=gbk' }, 415, 'GATEWAY_UNSUPPORTED_TYPE'],
    ['a compressed body', '{}', { 'content-encoding': 'gzip' }, 415, 'GATEWAY_UNSUPPORTED_TYPE'],
    ['too much', JSON.stringify({ a: 'x'.repeat(300_000) }), {}, 413, 'FUDAO_TOO_LARGE'],
  ])('%s is refused', async (_, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ status, code });
  });

  test('a body of megabytes is refused with an answer that arrives', async () => {
    const answer = await post('x'.repeat(900_000));
    expect(answer.json()).toMatchObject({ code: 'FUDAO_TOO_LARGE' });
    expect(answer.headers.connection).toBe('close');
  });

  test('a chunked body counts too', async () => {
    const answer = await sendRaw(url, {
      method: 'POST',
      path: '/api/demo/things',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      body: JSON.stringify({ a: 'x'.repeat(300_000) }),
    });
    expect(answer.status).toBe(413);
  });

  test('none is an empty object', async () => {
    const answer = await sendRaw(url, { method: 'POST', path: '/api/demo/things' });
    expect(answer.json()).toEqual({ params: {} });
  });

  test('deeply nested JSON is refused', async () => {
    const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect((await post(nested(60_000))).json()).toMatchObject({ code: 'GATEWAY_NOT_JSON' });
    expect((await post(nested(20))).status).toBe(201);
  });

  test('a key of idempotency reaches the action, and a strange one is refused', async () => {
    expect((await post('{}', { 'idempotency-key': 'k-1' })).json()).toMatchObject({ key: 'k-1' });
    expect((await post('{}', { 'idempotency-key': 'k'.repeat(129) })).json()).toMatchObject({ code: 'FUDAO_INVALID' });
  });

  test('a client that goes away in the middle is no fault', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST /api/demo/things HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a"');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(test_.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect((await post('{}')).status).toBe(201);
  });
});

describe('problems', () => {
  const problemAt = async (path: string, language?: string) => {
    const answer = await sendRaw(url, { path, headers: language ? { 'accept-language': language } : {} });
    return { ...answer, problem: answer.json<Problem>() };
  };

  test('an unknown address', async () => {
    const { status, problem, headers } = await problemAt('/api/nothing/here');
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problem).toMatchObject({ code: 'GATEWAY_UNKNOWN_ROUTE', retryable: false, title: '没有找到' });
  });

  test('a method that an address does not take', async () => {
    const answer = await sendRaw(url, { method: 'PATCH', path: '/api/demo/things/1' });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, PUT, DELETE, HEAD');
    expect(answer.json()).toMatchObject({ code: 'GATEWAY_METHOD_NOT_ALLOWED' });
  });

  test.each(['/api/demo/full', '/api/demo/remote'])('a refusal of an action at %s, in the language of the client', async (path) => {
    const chinese = await problemAt(path);
    const english = await problemAt(path, 'en-GB,en;q=0.9,zh;q=0.5');
    expect(chinese.problem).toMatchObject({ status: 409, code: 'DEMO_FULL', detail: expect.stringMatching(/^只剩 \d 个位置。$/) });
    expect(english.problem.detail).toMatch(/^Only \d seats are left\.$/);
    expect(english.headers['content-language']).toBe('en');
    expect(english.problem.details).toHaveProperty('left');
  });

  test('the fields of a form that are wrong', async () => {
    const { problem } = await problemAt('/api/demo/form');
    expect(problem.errors).toEqual([{ field: 'name', message: 'is required' }]);
    expect(problem).toMatchObject({ detail: '有误：name 必填', details: { reason: 'name 必填' } });
    const english = await problemAt('/api/demo/form', 'en');
    expect(english.problem).toMatchObject({ detail: 'Wrong: name is required', details: { reason: 'name is required' } });
  });

  test('a fault of ours tells nothing of itself, and the log all of it', async () => {
    const { status, problem, body } = await problemAt('/api/demo/bug');
    expect(status).toBe(500);
    expect(problem.code).toBe('FUDAO_INTERNAL');
    expect(body.toString()).not.toContain('secret');
    const line = test_.lines.find(({ fields }) => fields['requestId'] === problem.requestId);
    expect(line).toMatchObject({ level: 'error', fields: { route: 'GET /api/demo/bug' } });
    expect(String(line?.fields['err'])).toContain('SELECT secret');
  });

  test('details of a declared 5xx stay inside', async () => {
    const { problem, body } = await problemAt('/api/demo/broken');
    expect(problem).toMatchObject({ status: 502, code: 'DEMO_BROKEN', retryable: true });
    expect(body.toString()).not.toContain('10.0.0.7');
  });

  test('an action that takes too long, or is not there, is unavailable for now', async () => {
    const slow = await problemAt('/api/demo/slow');
    expect(slow.problem).toMatchObject({ status: 503, code: 'FUDAO_UNAVAILABLE', retryable: true });
    expect(slow.headers['retry-after']).toBe('2');
  });

  test('a plugin that rests says when to come back', async () => {
    const { status, headers, problem } = await problemAt('/api/demo/resting');
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('7');
    expect(problem).toMatchObject({ code: 'FUDAO_PLUGIN_RESTING', retryable: true });
    expect(problem.detail).toContain('7');
  });

  test('what a client did wrong is not logged as an error', async () => {
    const before = test_.lines.length;
    await problemAt('/api/nothing');
    await problemAt('/api/demo/full');
    await post('{"a":');
    expect(test_.lines.slice(before)).toEqual([]);
  });
});
