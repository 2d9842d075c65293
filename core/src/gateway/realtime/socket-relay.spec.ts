import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { SocketLine } from '../../runtime/socket-line.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

let behind: Server;
let seen: { url: string; headers: Record<string, unknown> }[];
let test_: TestGateway;
let listened: string[];

/** A server that upgrades to plain echo. */
async function startBehind(): Promise<number> {
  seen = [];
  behind = createServer().on('upgrade', ({ url, headers }, socket) => {
    seen.push({ url: url!, headers });
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.pipe(socket);
  });
  behind.listen(0, '127.0.0.1');
  await once(behind, 'listening');
  return (behind.address() as AddressInfo).port;
}

beforeEach(async () => {
  const port = await startBehind();
  listened = [];
  const line: SocketLine = {
    path: '/line',
    admit: (query) => Promise.resolve(query.get('token') ? { port, host: 'inside', person: query.get('token')! } : undefined),
    listening: async (url) => void listened.push(url),
  };
  const impatient: SocketLine = { ...line, path: '/impatient', longestSilenceMs: 300, listening: () => Promise.resolve() };
  test_ = await startTestGateway({}, { lines: [line, impatient] });
});
afterEach(async () => {
  await test_.stop();
  behind.closeAllConnections();
  behind.close();
});

/** Opens a socket by hand; gives what comes back first. */
async function dial(path: string, headers: Record<string, string> = {}) {
  const socket = connect(Number(new URL(test_.url).port), '127.0.0.1');
  const lines = Object.entries({ host: new URL(test_.url).host, connection: 'Upgrade', upgrade: 'websocket', ...headers }).map(([name, value]) => `${name}: ${value}`);
  socket.on('error', () => socket.destroy());
  socket.write([`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return { socket, status: Number(answer.toString().split(' ')[1]) };
}

test('passes an admitted socket on, both ways, with nothing of the browser but the handshake', async () => {
  const { socket, status } = await dial('/line?token=anna', { cookie: 'session=secret', origin: test_.url, 'sec-websocket-protocol': 'xmpp' });
  expect(status).toBe(101);
  socket.write('hello');
  expect(String(((await once(socket, 'data')) as [Buffer])[0])).toBe('hello');
  expect(seen).toEqual([{ url: '/line?token=anna', headers: { host: 'inside', connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-protocol': 'xmpp' } }]);
  expect(listened).toHaveLength(1);
  const ended = once(socket, 'close');
  await test_.gateway.stop();
  await ended;
});

test.each([
  ['without a token', '/line', {}, 401],
  ['from a page of another site', '/line?token=anna', { origin: 'https://evil.example' }, 403],
  ['to nowhere', '/other', {}, 404],
])('%s nobody is let through', async (_, path, headers, status) => {
  expect((await dial(path, headers)).status).toBe(status);
  expect(seen).toEqual([]);
});

test('nobody has more than a few at once', async () => {
  const first = await dial('/line?token=anna');
  for (let n = 0; n < 4; n++) await dial('/line?token=anna');
  expect((await dial('/line?token=anna')).status).toBe(429);
  expect((await dial('/line?token=ben')).status).toBe(101);
  const ended = once(first.socket, 'close');
  first.socket.end();
  await ended;
  expect((await dial('/line?token=anna')).status).toBe(101);
});

test('whoever is silent for too long is taken for gone, and whoever speaks stays', async () => {
  const [silent, speaking] = [await dial('/impatient?token=anna'), await dial('/impatient?token=ben')];
  const beat = setInterval(() => speaking.socket.write('here'), 50);
  await once(silent.socket, 'close');
  speaking.socket.write('still');
  await once(speaking.socket, 'data');
  expect(speaking.socket.destroyed).toBe(false);
  clearInterval(beat);
  await once(speaking.socket, 'close');
});
