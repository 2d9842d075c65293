import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt } from 'jose';
import { openMessage, type SignedMessage } from '../attendance/signed-message.ts';
import { createJitsiProvider } from './jitsi-provider.ts';

const messageSecret = 'what nodes and the module of jitsi know';
let server: Server;
let orders: unknown[];
let status: number;
let provider: ReturnType<typeof createJitsiProvider>;

beforeEach(async () => {
  [orders, status] = [[], 204];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      orders.push([request.method, request.url, openMessage(messageSecret, JSON.parse(Buffer.concat(parts).toString()) as SignedMessage)]);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ordersUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fudao/orders`;
  provider = createJitsiProvider({ domain: 'meet.jitsi', url: 'https://meet.example', appId: 'fudao', secret: 'a secret of thirty-two characters', ordersUrl, messageSecret });
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

test('lets a person in at the public address, with the library of the server itself', async () => {
  const person = { id: 'student', name: '陆知远', role: 'participant' } as const;
  const entrance = await provider.entrance({ roomName: 'r1', person, now: 1_795_000_000_000, endsAt: 1_795_001_800_000 });
  expect(entrance).toMatchObject({
    hosts: { domain: 'meet.jitsi', muc: 'muc.meet.jitsi', focus: 'focus.meet.jitsi' },
    websocket: 'wss://meet.example/xmpp-websocket',
  });
  expect(provider.library).toBe('https://meet.example/libs/lib-jitsi-meet.min.js');
  expect(decodeJwt(entrance!.token)).toMatchObject({ sub: 'meet.jitsi', room: 'r1', aud: 'fudao' });
});

test('orders are signed, and fail where they are not taken', async () => {
  await provider.end('r1', 'time');
  await provider.remove('r1', 'student');
  expect(orders).toEqual([
    ['POST', '/fudao/orders', { order: 'end', room: 'r1', reason: 'time' }],
    ['POST', '/fudao/orders', { order: 'remove', room: 'r1', personId: 'student' }],
  ]);
  status = 403;
  await expect(provider.end('r1', 'time')).rejects.toThrow('403');
});
