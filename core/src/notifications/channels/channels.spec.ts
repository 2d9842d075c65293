import { createDecipheriv, createECDH, createHmac, hkdfSync, randomBytes, createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../runtime/config.ts';
import { prepareDataFolder } from '../../runtime/data-folder.ts';
import type { OutsideMessage } from './channel.ts';
import { createMailChannel, mailServerOf } from './mail-channel.ts';
import { createPushChannel } from './push-channel.ts';
import { createSmsChannel } from './sms-channel.ts';

const message: OutsideMessage = {
  ...{ id: 'd1', personId: 's1', tag: 'bell.answered', title: '你有一条新的解答通知。', link: '/notifications?open=n1' },
  ...{ language: 'zh-CN', isUrgent: true, usefulSeconds: 60 },
};

let dataFolder: string;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'fudao-channels-'));
});
afterAll(() => rm(dataFolder, { recursive: true, force: true }));

const configOf = (more: object = {}) => prepareDataFolder(loadConfig({}, { dataFolder, ...more }));

/** A browser's side of RFC 8291: its keys, and how it reads what comes. */
function browser() {
  const curve = createECDH('prime256v1');
  const own = curve.generateKeys();
  const auth = randomBytes(16);
  return {
    target: { app: 'student' as const, endpoint: 'https://fcm.googleapis.com/fcm/send/x', p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    read(body: Uint8Array): string {
      const bytes = Buffer.from(body);
      const salt = bytes.subarray(0, 16);
      const keyLength = bytes[20]!;
      const sender = bytes.subarray(21, 21 + keyLength);
      const secret = createHmac('sha256', auth).update(curve.computeSecret(sender)).digest();
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender, Buffer.from([1])]);
      const material = createHmac('sha256', secret).update(info).digest();
      const derive = (name: string, length: number) => Buffer.from(hkdfSync('sha256', material, salt, `Content-Encoding: ${name}\0`, length));
      const encrypted = bytes.subarray(21 + keyLength);
      const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
      decipher.setAuthTag(encrypted.subarray(-16));
      const plain = Buffer.concat([decipher.update(encrypted.subarray(0, -16)), decipher.final()]);
      return plain.subarray(0, plain.lastIndexOf(2)).toString();
    },
  };
}

describe('web push', () => {
  interface Request {
    url: string;
    headers: Record<string, string>;
    body: Uint8Array;
    redirect: string;
  }
  const requests: Request[] = [];
  let answer: () => Promise<Response> = () => Promise.resolve(new Response(null, { status: 201 }));
  const service = ((url: string, request: Omit<Request, 'url'>) => {
    requests.push({ url, ...request });
    return answer();
  }) as unknown as typeof fetch;
  const channel = (more: object = {}) => createPushChannel(configOf(more), service);

  test('the browser alone reads it, and finds the neutral sentence and a way into the app', async () => {
    const { target, read } = browser();
    expect(await channel().send(message, target)).toEqual({ isSent: true });
    const { url, headers, body, redirect } = requests.at(-1)!;
    expect([url, redirect]).toEqual([target.endpoint, 'manual']);
    expect(headers).toMatchObject({ TTL: '60', Urgency: 'high', 'Content-Encoding': 'aes128gcm' });
    expect(headers['Topic']).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(Buffer.from(body).includes('解答')).toBe(false);
    const { notification } = JSON.parse(read(body)) as { notification: { body: string; data: object } };
    expect(notification.body).toBe('你有一条新的解答通知。');
    expect(notification.data).toEqual({ onActionClick: { default: { operation: 'navigateLastFocusedOrOpen', url: '/notifications?open=n1' } } });
  });

  test('is signed by the key that browsers were given, for that push service alone', async () => {
    const push = channel();
    await push.send(message, browser().target);
    const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(requests.at(-1)!.headers['Authorization']!)!;
    expect(key).toBe(push.publicKey());
    const [head, claims, signature] = token.split('.');
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toMatchObject({ aud: 'https://fcm.googleapis.com', sub: expect.stringMatching(/^mailto:/) });
    const point = Buffer.from(key!, 'base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
    const signed = verify('sha256', Buffer.from(`${head}.${claims}`), { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature!, 'base64url'));
    expect(signed).toBe(true);
  });

  test('has one key for good, that nobody else on the machine can read', async () => {
    const { publicKey } = channel();
    expect(channel().publicKey()).toBe(publicKey());
    expect((await stat(join(dataFolder, 'secrets', 'push-key'))).mode & 0o777).toBe(0o600);
    const key = Buffer.alloc(32, 7).toString('base64');
    const given = loadConfig({ FUDAO_PUSH_KEY: key, FUDAO_PUSH_HOSTS: 'push.example.org' });
    expect(createPushChannel(given, service).publicKey()).not.toBe(publicKey());
    expect(given.push.hosts).toEqual(['push.example.org']);
  });

  test.each([
    [410, 'gone'],
    [404, 'gone'],
    [413, 'never'],
    [302, 'never'],
    [429, 'again'],
    [503, 'again'],
  ])('an answer of %i means: %s', async (status, next) => {
    answer = () => Promise.resolve(new Response(null, { status }));
    expect(await channel().send(message, browser().target)).toEqual({ isSent: false, reason: `push-service-${status}`, next });
  });

  test('a push service that cannot be reached is tried again; one that is not listed is never called', async () => {
    answer = () => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }));
    const { target } = browser();
    expect(await channel().send(message, target)).toEqual({ isSent: false, reason: 'push-service-unreachable-ECONNREFUSED', next: 'again' });
    const before = requests.length;
    expect(await channel({ push: { hosts: ['push.example.org'] } }).send(message, target)).toMatchObject({ isSent: false, next: 'gone' });
    expect(requests).toHaveLength(before);
  });
});

describe('mail', () => {
  /** As much of SMTP as a client needs; `refuse` answers RCPT with a 550 that repeats the address. */
  async function startServer(refuse = false) {
    const lines: string[] = [];
    const server = createServer((socket) => {
      let isData = false;
      socket.write('220 test ESMTP\r\n');
      socket.on('data', (chunk) => {
        for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
          lines.push(line);
          if (isData) {
            if (line === '.') {
              isData = false;
              socket.write('250 kept\r\n');
            }
          } else if (line === 'DATA') {
            isData = true;
            socket.write('354 go on\r\n');
          } else if (line.startsWith('RCPT') && refuse) socket.write('550 5.1.1 <li@example.org> unknown\r\n');
          else if (line === 'QUIT') socket.end('221 bye\r\n');
          else socket.write('250 fine\r\n');
        }
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { lines, url: `smtp://127.0.0.1:${port}`, stop: () => void server.close() };
  }

  const mailOf = (url: string) => createMailChannel(configOf({ mail: { url, from: 'Fudao <no-reply@city.example>' }, publicUrl: 'https://fudao.example' }));

  test('holds the neutral sentence and the way back, and is known again by its id', async () => {
    const server = await startServer();
    const channel = mailOf(server.url);
    expect(await channel.send({ ...message, language: 'en', title: 'There is a new answer for you.' }, 'li@example.org')).toEqual({ isSent: true });
    const all = server.lines.join('\n');
    for (const part of ['MAIL FROM:<no-reply@city.example>', 'RCPT TO:<li@example.org>', 'Subject: There is a new answer for you.', 'Message-ID: <d1@127.0.0.1>', 'https://fudao.example/notifications?open', 'notification settings']) expect(all.replaceAll('=\n', '').toLowerCase()).toContain(part.toLowerCase());
    await channel.close?.();
    server.stop();
  });

  test('that a server refuses is given up, with a reason that names nobody', async () => {
    const server = await startServer(true);
    const channel = mailOf(server.url);
    expect(await channel.send(message, 'li@example.org')).toEqual({ isSent: false, reason: 'mail-server-550', next: 'never' });
    await channel.close?.();
    server.stop();
    expect(await mailOf('smtp://127.0.0.1:1').send(message, 'li@example.org')).toMatchObject({ isSent: false, next: 'again', reason: expect.stringMatching(/^mail-server-E[A-Z]+$/) });
  });

  test('goes over an encrypted line unless the server is on this machine', () => {
    expect(mailServerOf('smtp://user:p%40ss@mail.example:2525')).toEqual({ host: 'mail.example', port: 2525, secure: false, requireTLS: true, auth: { user: 'user', pass: 'p@ss' } });
    expect(mailServerOf('smtps://mail.example')).toMatchObject({ port: 465, secure: true });
    expect(mailServerOf('smtp://localhost:25')).toMatchObject({ requireTLS: false });
    expect(createMailChannel(configOf()).missing?.en).toContain('FUDAO_MAIL_URL');
    expect(() => loadConfig({ FUDAO_MAIL_URL: 'smtp://x' })).toThrow('FUDAO_MAIL_FROM');
  });
});

describe('a short message', () => {
  test('is a file that only the node can read; twice it is one', async () => {
    const channel = createSmsChannel(configOf());
    await channel.send(message, '13800001111');
    expect(await channel.send(message, '13800001111')).toEqual({ isSent: true });
    const folder = join(dataFolder, 'outbox', 'sms');
    expect(await readdir(folder)).toEqual(['d1.json']);
    expect((await stat(join(folder, 'd1.json'))).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(join(folder, 'd1.json'), 'utf8'))).toEqual({ id: 'd1', to: '13800001111', text: '【辅导】你有一条新的解答通知。', personId: 's1' });
  });

  test('of an erased person is removed, also one of before that names a number alone; those of others stay', async () => {
    const channel = createSmsChannel(configOf());
    const folder = join(dataFolder, 'outbox', 'sms');
    await channel.forget!({ personId: 'nobody', addresses: [] });
    await channel.send({ ...message, id: 'd2' }, '13900000000');
    await channel.send({ ...message, id: 'd3', personId: 's2' }, '13800001111');
    await writeFile(join(folder, 'd4.json'), JSON.stringify({ id: 'd4', to: '13800001111', text: 'x' }));
    await writeFile(join(folder, 'd5.json'), 'of somebody else');
    await channel.forget!({ personId: 's1', addresses: ['13800001111'] });
    expect(await readdir(folder)).toEqual(['d3.json', 'd5.json']);
  });

  test('a gateway that fails is tried again, and its words, which may hold the number, are not kept', async () => {
    const gateway = { hand: () => Promise.reject(new Error('no credit for 13800001111')) };
    expect(await createSmsChannel(configOf(), gateway).send(message, '13800001111')).toEqual({ isSent: false, reason: 'sms-gateway-failed', next: 'again' });
    expect(createSmsChannel(configOf(), null).missing).not.toBeNull();
  });
});
