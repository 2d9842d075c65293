import { io, type Socket } from 'socket.io-client';
import { commonErrors, type Caller } from '@fudao/plugin-sdk';
import type { GatewayOptions } from '../gateway-options.ts';
import { callerOf, tokenFor } from '../testing/people.ts';
import { startTestGateway, type TestContext, type TestGateway } from '../testing/test-gateway.ts';

interface Client {
  readonly socket: Socket;
  readonly received: { event: string; payload: Record<string, unknown> }[];
  /** Why it ended, once it has. */
  readonly ended: Promise<string>;
}

const people: Record<string, Partial<Caller>> = {
  east: { id: 'east-student', districtId: 'east', sessionId: 's-east' },
  west: { id: 'west-student', districtId: 'west', sessionId: 's-west' },
  math: { id: 'math-teacher', districtId: 'east', roles: ['teacher'], teaching: { subjects: ['math'], grades: [8], reviews: [] }, sessionId: 's-math' },
  city: { id: 'city-admin', districtId: null, roles: ['city-administrator'], sessionId: 's-city' },
};

let test_: TestGateway;
let sockets: Socket[] = [];

async function start(options: Partial<GatewayOptions> = {}) {
  test_ = await startTestGateway({ 'demo.hello': { rest: 'GET /hello', handler: () => 'hello' } }, options);
  for (const [name, over] of Object.entries(people)) test_.people.set(name, callerOf(over));
}

afterEach(async () => {
  for (const socket of sockets) socket.disconnect();
  sockets = [];
  await test_.stop();
});

function dial(token: unknown, options: Record<string, unknown> = {}): Socket {
  const socket = io(test_.url, { path: '/realtime', transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true, ...options });
  sockets.push(socket);
  return socket;
}

async function connect(person: string, expiresAt?: number): Promise<Client> {
  const socket = dial(tokenFor(person, expiresAt));
  const received: Client['received'] = [];
  socket.on('push', (message) => received.push(message));
  const ended = new Promise<string>((resolve) => socket.on('disconnect', resolve));
  await new Promise<void>((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject));
  return { socket, received, ended };
}

const refusal = (socket: Socket) =>
  new Promise<{ message: string; data?: { code: string; detail: string } }>((resolve) => socket.on('connect_error', resolve as never));
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function push(message: Record<string, unknown>): Promise<void> {
  await test_.broker.broadcast('realtime.push', message);
  await wait(60);
}

describe('connecting', () => {
  test.each([
    ['no token', undefined, 'FUDAO_NOT_SIGNED_IN'],
    ['a token that is no text', { a: 1 }, 'FUDAO_NOT_SIGNED_IN'],
    ['a forged token', tokenFor('mallory'), 'IDENTITY_TOKEN_INVALID'],
    ['an expired token', tokenFor('late', Date.now() - 1), 'IDENTITY_TOKEN_EXPIRED'],
  ])('with %s is refused, with the problem as data', async (_, token, code) => {
    await start();
    const error = await refusal(dial(token));
    expect(error.data).toMatchObject({ code });
    expect(error.data!.detail).not.toBe('');
  });

  test('from a page of another site is refused', async () => {
    await start();
    await expect(refusal(dial(tokenFor('east'), { extraHeaders: { origin: 'https://evil.example' } }))).resolves.toBeDefined();
  });

  test('by polling is not offered', async () => {
    await start();
    expect((await fetch(`${test_.url}/realtime/?EIO=4&transport=polling`)).status).toBe(400);
  });

  test('is bounded per account', async () => {
    await start();
    for (let n = 0; n < 20; n++) await connect('east');
    expect((await refusal(dial(tokenFor('east')))).data).toMatchObject({ code: 'FUDAO_TOO_MANY' });
    await connect('west');
  });

  test('is bounded per address', async () => {
    await start({ limits: { account: { perSecond: 10, burst: 1 }, address: { perSecond: 1, burst: 1 } } });
    const attempts = Array.from({ length: 12 }, () => refusal(dial(tokenFor('mallory'))));
    const codes = (await Promise.all(attempts)).map(({ data }) => data?.code);
    expect(codes.filter((code) => code === 'FUDAO_TOO_MANY').length).toBeGreaterThanOrEqual(2);
  });
});

describe('a message', () => {
  test('reaches those of whom every condition holds, and nobody else', async () => {
    await start();
    const [east, west, math, city] = await Promise.all(['east', 'west', 'math', 'city'].map((person) => connect(person)));
    await push({ audience: { districts: ['east'] }, event: 'to-east', payload: {} });
    await push({ audience: { districts: ['east'], role: 'student' }, event: 'to-east-students', payload: {} });
    await push({ audience: { teaching: { subject: 'math', grade: 8 } }, event: 'to-math', payload: {} });
    await push({ audience: { teaching: { subject: 'math', grade: 9 } }, event: 'to-other-grade', payload: {} });
    await push({ audience: { accounts: ['west-student', 'city-admin'] }, event: 'to-two', payload: { n: 1 } });
    await push({ audience: {}, event: 'to-nobody', payload: {} });
    const events = (client: Client | undefined) => client!.received.map(({ event }) => event);
    expect(events(east)).toEqual(['to-east', 'to-east-students']);
    expect(events(math)).toEqual(['to-east', 'to-math']);
    expect(events(west)).toEqual(['to-two']);
    expect(city!.received).toEqual([{ event: 'to-two', payload: { n: 1 } }]);
  });

  test('of a plugin reaches only districts that have it enabled', async () => {
    await start({ isEnabled: (pluginId, districtId) => pluginId === 'notes' && districtId !== 'west' });
    const [east, west, city] = await Promise.all(['east', 'west', 'city'].map((person) => connect(person)));
    const audience = { accounts: ['east-student', 'west-student', 'city-admin'] };
    await push({ audience, event: 'notes.changed', payload: {}, pluginId: 'notes' });
    await push({ audience, event: 'other.changed', payload: {}, pluginId: 'other' });
    expect([east!.received.length, west!.received.length, city!.received.length]).toEqual([1, 0, 1]);
  });

  test('reaches every tab of a person, and none that has left', async () => {
    await start();
    const tabs = await Promise.all([connect('east'), connect('east')]);
    tabs[0]!.socket.disconnect();
    await wait(50);
    await push({ audience: { accounts: ['east-student'] }, event: 'hello', payload: {} });
    expect(tabs.map(({ received }) => received.length)).toEqual([0, 1]);
  });
});

describe('the end of a session', () => {
  test('ends its sockets and no others, and tells why', async () => {
    await start();
    const [east, west] = await Promise.all([connect('east'), connect('west')]);
    await test_.broker.broadcast('identity.session-ended', { sessionIds: ['s-east', 's-unknown'] });
    expect(await east.ended).toBe('io server disconnect');
    expect(east.received).toEqual([{ event: 'session.ended', payload: {} }]);
    await wait(50);
    expect(west.socket.connected).toBe(true);
  });
});

describe('the end of a token', () => {
  test('without renewal ends the socket after a while', async () => {
    await start({ realtimeGraceMs: 200 });
    const east = await connect('east', Date.now() + 2_000);
    expect(await east.ended).toBe('io server disconnect');
    expect(east.received).toEqual([{ event: 'session.expired', payload: {} }]);
  });

  test('with renewal does not, and the caller is the new one', async () => {
    await start({ realtimeGraceMs: 200 });
    const end = Date.now() + 2_000;
    const east = await connect('east', end);
    test_.people.set('east', callerOf({ ...people['east'], districtId: 'north' }));
    expect(await east.socket.emitWithAck('renew', { token: tokenFor('east', Date.now() + 60_000) })).toEqual({ ok: true });
    // Sockets are looked at once a second.
    await wait(end + 200 + 1_500 - Date.now());
    expect(east.socket.connected).toBe(true);
    await push({ audience: { districts: ['east'] }, event: 'to-east', payload: {} });
    await push({ audience: { districts: ['north'] }, event: 'to-north', payload: {} });
    expect(east.received.map(({ event }) => event)).toEqual(['to-north']);
  });

  test.each([
    ['of somebody else', { token: tokenFor('west') }, 'FUDAO_NOT_ALLOWED'],
    ['forged', { token: tokenFor('mallory') }, 'IDENTITY_TOKEN_INVALID'],
    ['missing', {}, 'FUDAO_NOT_SIGNED_IN'],
    ['null', null, 'FUDAO_NOT_SIGNED_IN'],
  ])('a renewal that is %s changes nothing', async (_, message, code) => {
    await start();
    const east = await connect('east');
    expect(await east.socket.emitWithAck('renew', message)).toMatchObject({ ok: false, problem: { code } });
    await push({ audience: { accounts: ['east-student'] }, event: 'still', payload: {} });
    expect(east.received).toHaveLength(1);
  });

  test('renewals without end are no renewals', async () => {
    await start();
    const east = await connect('east');
    for (let n = 0; n < 12; n++) east.socket.emit('renew', { token: tokenFor('east') });
    expect(await east.ended).toBe('io server disconnect');
  });
});

describe('a call over the line', () => {
  const drawn: { caller: Caller; params: Record<string, unknown> }[] = [];
  const actions = {
    'demo.draw': {
      rest: 'POST /boards/:id/strokes',
      definition: { overLine: true },
      handler: (context: TestContext) => {
        drawn.push({ caller: context.meta['caller'] as Caller, params: context.params });
        return { seq: drawn.length };
      },
    },
    'demo.refuse': { rest: 'POST /refusals', definition: { overLine: true }, handler: () => Promise.reject(commonErrors.NOT_FOUND()) },
    'demo.hello': { rest: 'GET /hello', handler: () => 'hello' },
  };
  const ask = (client: Client, message: unknown) => client.socket.emitWithAck('call', message) as Promise<{ ok: boolean; problem?: { code: string } }>;

  async function startWith() {
    test_ = await startTestGateway(actions, {});
    for (const [name, over] of Object.entries(people)) test_.people.set(name, callerOf(over));
    drawn.length = 0;
    return connect('east');
  }

  test('reaches its action as whoever opened the line, and answers', async () => {
    const east = await startWith();
    const body = { points: [1, 2], id: 'another', caller: { id: 'somebody else' } };
    expect(await ask(east, { method: 'POST', path: '/api/demo/boards/b1/strokes', body })).toEqual({ ok: true, result: { seq: 1 } });
    expect(drawn[0]).toMatchObject({ caller: { id: 'east-student' }, params: { id: 'b1', points: [1, 2] } });
  });

  test.each([
    ['to what does not declare it', { method: 'GET', path: '/api/demo/hello' }, 'GATEWAY_UNKNOWN_ROUTE'],
    ['to nothing', { method: 'GET', path: '/api/demo/nothing' }, 'GATEWAY_UNKNOWN_ROUTE'],
    ['to a route of the gateway', { method: 'GET', path: '/api/health' }, 'GATEWAY_UNKNOWN_ROUTE'],
    ['of another form', { path: 7 }, 'FUDAO_INVALID'],
    ['that is null', null, 'FUDAO_INVALID'],
    ['that its action refuses', { method: 'POST', path: '/api/demo/refusals' }, 'FUDAO_NOT_FOUND'],
  ])('%s is refused with the problem', async (_, message, code) => {
    expect(await ask(await startWith(), message)).toMatchObject({ ok: false, problem: { code } });
  });

  test('many at once are refused beyond a bound, and one who goes on and on is disconnected', async () => {
    const east = await startWith();
    const stroke = { method: 'POST', path: '/api/demo/boards/b1/strokes', body: {} };
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(east, stroke)));
    expect(answers.filter(({ problem }) => problem?.code === 'FUDAO_TOO_MANY').length).toBeGreaterThan(0);
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(20);
    for (let n = 0; n < 1_000; n++) east.socket.emit('call', stroke, () => {});
    expect(await east.ended).toBe('io server disconnect');
  });
});

describe('a client that talks', () => {
  test.each([
    ['an event of its own', (socket: Socket) => socket.emit('shout', 'hello')],
    ['a push of its own', (socket: Socket) => socket.emit('push', { event: 'x', payload: {} })],
    ['too much', (socket: Socket) => socket.emit('renew', { token: 'x'.repeat(20_000) })],
  ])('with %s is disconnected', async (_, talk) => {
    await start();
    const east = await connect('east');
    talk(east.socket);
    expect(await east.ended).toMatch(/io server disconnect|transport (close|error)/);
  });
});

test('a gateway that stops lets its clients come back elsewhere', async () => {
  await start();
  const east = await connect('east');
  await test_.gateway.stop();
  expect(await east.ended).toBe('transport close');
});
