import { commonErrors } from '@fudao/plugin-sdk';
import { sendRaw } from '../testing/send-raw.ts';
import { identityErrors, startTestGateway, type TestContext, type TestGateway } from '../testing/test-gateway.ts';
import type { GatewayOptions } from '../gateway-options.ts';

const calls: { action: string; params: Record<string, unknown>; caller: string }[] = [];

function identity(refresh: () => unknown) {
  const note = (action: string, answer: () => unknown) => ({
    handler: ({ params, meta }: TestContext) => {
      calls.push({ action, params, caller: (meta['caller'] as { kind: string }).kind });
      return answer();
    },
  });
  const opened = (refreshToken: string) => ({
    accessToken: 'access',
    expiresInSeconds: 600,
    account: { id: 'a1', name: '安娜' },
    refreshToken,
    refreshExpiresInSeconds: 3600,
  });
  return {
    'identity.signIn': note('signIn', () => opened('refresh-1')),
    'identity.refresh': note('refresh', () => refresh() ?? opened('refresh-2')),
    'identity.signOut': note('signOut', () => undefined),
  };
}

let test_: TestGateway;
let refresh: () => unknown = () => undefined;

async function start(options: Partial<GatewayOptions> = {}) {
  test_ = await startTestGateway(identity(() => refresh()), options);
}

beforeEach(() => {
  calls.length = 0;
  refresh = () => undefined;
});
afterEach(() => test_.stop());

const send = (what: string, body: object, headers: Record<string, string> = {}) =>
  sendRaw(test_.url, {
    method: 'POST',
    path: `/api/identity/${what}`,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const cookieOf = (headers: { 'set-cookie'?: string[] | undefined }) => headers['set-cookie']?.[0];

describe('sign-in', () => {
  test('gives an access token in the answer and the refresh token in a cookie that no script reads', async () => {
    await start();
    const credentials = { educationId: '20260001', password: 'fudao-demo', app: 'student' };
    const answer = await send('sign-in', { ...credentials, clientAddress: 'forged' }, { 'user-agent': 'Phone' });
    expect(answer.json()).toEqual({ accessToken: 'access', expiresInSeconds: 600, account: { id: 'a1', name: '安娜' } });
    expect(cookieOf(answer.headers)).toBe('fudao_student=refresh-1; Path=/api/identity; Max-Age=3600; HttpOnly; SameSite=Strict');
    expect(calls).toEqual([
      { action: 'signIn', params: { ...credentials, clientAddress: '127.0.0.1', userAgent: 'Phone' }, caller: 'system' },
    ]);
    await send('sign-in', { ...credentials, newPassword: 'of my own' });
    expect(calls[1]!.params).toMatchObject({ ...credentials, newPassword: 'of my own' });
  });

  test('in the staff app sets a cookie of its own', async () => {
    await start();
    expect(cookieOf((await send('sign-in', { app: 'admin' })).headers)).toMatch(/^fudao_staff=/);
  });

  test.each([[{ isProduction: true }], [{ trustProxy: true }]])('sets a cookie for https only (%j)', async (options) => {
    await start(options);
    const headers = { 'x-forwarded-proto': 'https' };
    expect(cookieOf((await send('sign-in', { app: 'student' }, headers)).headers)).toMatch(/; Secure$/);
  });

  test('no client can claim https, or another address, where no proxy is trusted', async () => {
    await start();
    const answer = await send('sign-in', { app: 'student' }, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '1.2.3.4' });
    expect(cookieOf(answer.headers)).not.toContain('Secure');
    expect(calls[0]!.params).toMatchObject({ clientAddress: '127.0.0.1' });
  });

  test('behind a proxy the address is the one the proxy wrote, not one the client made up', async () => {
    await start({ trustProxy: true });
    await send('sign-in', { app: 'student' }, { 'x-forwarded-for': '6.6.6.6, 1.2.3.4' });
    expect(calls[0]!.params).toMatchObject({ clientAddress: '1.2.3.4' });
  });

  test.each([[{}], [{ app: 'vendor' }], [{ app: ['student'] }]])('for no app of ours is refused (%j)', async (body) => {
    await start();
    const answer = await send('sign-in', body);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'FUDAO_INVALID', errors: [{ field: 'app' }] });
    expect(calls).toEqual([]);
  });
});

describe('refresh', () => {
  test('rotates the cookie of the app that asks', async () => {
    await start();
    const answer = await send('refresh', { app: 'student' }, { cookie: 'fudao_staff=other; fudao_student=refresh-1' });
    expect(calls[0]!.params).toMatchObject({ refreshToken: 'refresh-1', app: 'student' });
    expect(answer.json()).not.toHaveProperty('refreshToken');
    expect(cookieOf(answer.headers)).toMatch(/^fudao_student=refresh-2;/);
  });

  test('without a cookie says to sign in', async () => {
    await start();
    const answer = await send('refresh', { app: 'student' }, { cookie: 'fudao_staff=other' });
    expect(answer.json()).toMatchObject({ status: 401, code: 'FUDAO_NOT_SIGNED_IN' });
  });

  test('of a session that has ended takes the cookie away', async () => {
    await start();
    refresh = () => {
      throw identityErrors.TOKEN_INVALID();
    };
    const answer = await send('refresh', { app: 'student' }, { cookie: 'fudao_student=old' });
    expect(answer.json()).toMatchObject({ status: 401, code: 'IDENTITY_TOKEN_INVALID' });
    expect(cookieOf(answer.headers)).toMatch(/^fudao_student=; Path=\/api\/identity; Max-Age=0/);
  });

  test('while identity is away keeps the cookie: nobody is signed out by a fault of ours', async () => {
    await start();
    refresh = () => {
      throw commonErrors.UNAVAILABLE();
    };
    const answer = await send('refresh', { app: 'student' }, { cookie: 'fudao_student=good' });
    expect(answer.status).toBe(503);
    expect(cookieOf(answer.headers)).toBeUndefined();
  });
});

describe('sign-out', () => {
  test('ends the session and removes the cookie, and does no harm without one', async () => {
    await start();
    const answer = await send('sign-out', { app: 'admin' }, { cookie: 'fudao_staff=t' });
    expect(answer.status).toBe(204);
    expect(cookieOf(answer.headers)).toMatch(/^fudao_staff=; .*Max-Age=0/);
    expect((await send('sign-out', { app: 'admin' })).status).toBe(204);
    expect(calls.map(({ action }) => action)).toEqual(['signOut']);
  });
});

describe('another site', () => {
  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('cannot use the cookie (%j)', async (headers) => {
    await start();
    for (const what of ['sign-in', 'refresh', 'sign-out']) {
      const answer = await send(what, { app: 'student' }, { cookie: 'fudao_student=t', ...headers });
      expect(answer.json()).toMatchObject({ status: 403, code: 'GATEWAY_ORIGIN_REFUSED' });
    }
    expect(calls).toEqual([]);
  });

  test('and a form, which needs no preflight, is refused by its type', async () => {
    await start();
    const answer = await send('refresh', { app: 'student' }, { 'content-type': 'text/plain', cookie: 'fudao_student=t' });
    expect(answer.status).toBe(415);
  });

  test('our own pages can', async () => {
    await start();
    const answer = await send('refresh', { app: 'student' }, { origin: test_.url, cookie: 'fudao_student=t' });
    expect(answer.status).toBe(200);
  });
});
