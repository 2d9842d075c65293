import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { BinaryAnswerSchema, commonErrors, Type } from '@fudao/plugin-sdk';
import { until } from '../../testing/until.ts';
import { sendRaw } from '../testing/send-raw.ts';
import { startTestGateway, type TestContext, type TestGateway } from '../testing/test-gateway.ts';

const picture = randomBytes(200_000);
const upload = {
  body: 'stream',
  status: 201,
  params: Type.Object({ purpose: Type.String(), contentType: Type.String(), contentLength: Type.Optional(Type.Integer()) }),
} as const;
const download = { answers: 'stream', returns: BinaryAnswerSchema } as const;
const bodyOf = (context: TestContext) => (context as unknown as { stream: Readable }).stream;

let test_: TestGateway;
let isReading = false;
let broken: unknown;

beforeAll(async () => {
  test_ = await startTestGateway({
    'files.upload': {
      owner: 'files',
      rest: 'POST /',
      definition: upload,
      handler: async (context) => ({ params: context.params, bytes: (await buffer(bodyOf(context))).length }),
    },
    'files.refuse': {
      owner: 'files',
      rest: 'POST /refused',
      definition: { ...upload, params: Type.Object({}) },
      handler: () => {
        throw commonErrors.NOT_ALLOWED();
      },
    },
    'files.patient': {
      owner: 'files',
      rest: 'POST /patient',
      definition: { ...upload, params: Type.Object({}) },
      handler: (context) => {
        isReading = true;
        return buffer(bodyOf(context)).catch((error: unknown) => (broken = error));
      },
    },
    'files.get': {
      owner: 'files',
      rest: 'GET /:id',
      definition: download,
      handler: ({ params }) =>
        params['id'] === 'stream'
          ? { stream: Readable.from([picture.subarray(0, 1000), picture.subarray(1000)]), contentType: 'image/png', headers: { etag: '"s1"' } }
          : { buffer: picture, contentType: 'image/png', headers: { etag: '"b1"' } },
    },
    'files.half': {
      owner: 'files',
      rest: 'GET /half/way',
      definition: download,
      handler: () => ({
        contentType: 'image/png',
        stream: Readable.from(
          (function* () {
            yield picture;
            throw new Error('the disk is gone');
          })(),
        ),
      }),
    },
    'files.json': {
      owner: 'files',
      rest: 'GET /from/afar',
      definition: download,
      // What another node's answer is after crossing as JSON.
      handler: () => ({ buffer: JSON.parse(JSON.stringify(picture.subarray(0, 10))), contentType: 'image/png' }),
    },
  }, { requestTimeout: 30_000 });
});

afterAll(() => test_.stop());

const send = (path: string, body: Buffer, headers: Record<string, string> = {}) =>
  sendRaw(test_.url, { method: 'POST', path, body, headers: { 'content-type': 'image/jpeg', ...headers } });

describe('a streamed body', () => {
  test('reaches the handler unread, described by the parameters it declares', async () => {
    const answer = await send('/api/files?purpose=question', picture);
    expect(answer.status).toBe(201);
    expect(answer.json()).toEqual({
      params: { purpose: 'question', contentType: 'image/jpeg', contentLength: picture.length },
      bytes: picture.length,
    });
  });

  test('may come in chunks of unknown length', async () => {
    const answer = await send('/api/files?purpose=question', picture, { 'transfer-encoding': 'chunked' });
    expect(answer.json()).toMatchObject({ bytes: picture.length });
    expect(answer.json<{ params: object }>().params).not.toHaveProperty('contentLength');
  });

  test('too large by its own word is refused at once', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(test_.url).port), '127.0.0.1');
      socket.on('data', (data) => resolve(data.toString()));
      socket.write('POST /api/files?purpose=a HTTP/1.1\r\nhost: x\r\ncontent-type: image/png\r\ncontent-length: 99999999999\r\n\r\n');
    });
    expect(answer).toMatch(/^HTTP\/1.1 413/);
    expect(answer).toContain('FUDAO_TOO_LARGE');
  });

  test('too large in fact ends the reading', async () => {
    const answer = await send('/api/files?purpose=a', Buffer.alloc(65 * 1024 * 1024), { 'transfer-encoding': 'chunked' });
    expect(answer.json()).toMatchObject({ code: 'FUDAO_TOO_LARGE' });
  });

  test('a handler may refuse without reading, and the answer arrives', async () => {
    const answer = await send('/api/files/refused', picture);
    expect(answer.json()).toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    expect(answer.headers.connection).toBe('close');
  });

  test('a client that goes away ends the reading', async () => {
    const socket = connect(Number(new URL(test_.url).port), '127.0.0.1');
    socket.write('POST /api/files/patient HTTP/1.1\r\nhost: x\r\ncontent-type: image/png\r\ncontent-length: 1000\r\n\r\nsome');
    await until(() => isReading);
    socket.destroy();
    await until(() => broken !== undefined);
    expect(broken).toMatchObject({ code: 'FUDAO_INVALID' });
  });
});

describe('a binary answer', () => {
  test.each(['stream', 'buffer'])('arrives whole from a %s', async (kind) => {
    const answer = await sendRaw(test_.url, { path: `/api/files/${kind}` });
    expect(answer.body.equals(picture)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  });

  test.each(['stream', 'buffer'])('is not sent to whom has it (%s)', async (kind) => {
    const headers = { 'if-none-match': `W/"other", "${kind[0]}1"` };
    const answer = await sendRaw(test_.url, { path: `/api/files/${kind}`, headers });
    expect(answer.status).toBe(304);
    expect(answer.body).toHaveLength(0);
    expect(answer.headers.etag).toBe(`"${kind[0]}1"`);
  });

  test.each(['stream', 'buffer'])('HEAD sends no bytes (%s)', async (kind) => {
    const answer = await sendRaw(test_.url, { method: 'HEAD', path: `/api/files/${kind}` });
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveLength(0);
  });

  test('of another node is bytes again', async () => {
    const answer = await sendRaw(test_.url, { path: '/api/files/from/afar' });
    expect(answer.body.equals(picture.subarray(0, 10))).toBe(true);
  });

  test('that breaks halfway is broken off, never ended as if whole', async () => {
    await expect(sendRaw(test_.url, { path: '/api/files/half/way' })).rejects.toThrow();
    expect(test_.lines.map(({ fields }) => String(fields['err']))).toContain('Error: the disk is gone');
    expect((await sendRaw(test_.url, { path: '/api/files/buffer' })).status).toBe(200);
  });

  test('a client that leaves early is no fault', async () => {
    const before = test_.lines.length;
    const socket = connect(Number(new URL(test_.url).port), '127.0.0.1');
    socket.write('GET /api/files/stream HTTP/1.1\r\nhost: x\r\n\r\n');
    socket.once('data', () => socket.resetAndDestroy());
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(test_.lines.slice(before)).toEqual([]);
  });
});
