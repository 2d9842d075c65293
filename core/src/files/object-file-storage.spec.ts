import type { Log } from '@fudao/plugin-sdk';
import { freePort } from '../testing/free-port.ts';
import { startS3Server, type S3Fault, type S3Server } from '../testing/s3-server.ts';
import { until } from '../testing/until.ts';
import { storedName } from './file-storage.ts';
import type { ObjectStorageSettings, ObjectTimeouts } from './object-client.ts';
import { ObjectFileStorage } from './object-file-storage.ts';

const name = storedName('01990000-0000-7000-8000-0000000012ab', 'full');
const picture = Buffer.from('picture');
const unavailable = { code: 'FUDAO_UNAVAILABLE', spec: { status: 503, retryable: true } };

type Line = [level: string, fields: Record<string, unknown>, message: string];

function keptLog(lines: Line[]): Log {
  const at = (level: string) => (fields: object, message: string) => void lines.push([level, { ...fields }, message]);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

describe('pictures in a bucket', () => {
  let server: S3Server;
  let lines: Line[];
  beforeEach(async () => {
    server = await startS3Server();
    lines = [];
  });
  afterEach(() => server.stop());

  const hour = 3_600_000;
  const patient: ObjectTimeouts = { connect: hour, silence: hour, whole: hour };

  function open(change: Partial<ObjectStorageSettings> = {}, timeouts = patient): ObjectFileStorage {
    return new ObjectFileStorage({ ...server.settings, ...change }, keptLog(lines), timeouts);
  }

  test('lie below the name of the bucket, whatever the address', async () => {
    await open().write(name, picture);
    expect(server.requests).toContain(`PUT /pictures/${name}`);
    expect(server.objects.get(name)).toEqual(picture);
    expect(lines).toEqual([]);
  });

  test.each<[string, S3Fault]>([
    ['overloaded', { status: 503, code: 'SlowDown' }],
    ['closed the connection', 'reset'],
  ])('are stored though the storage %s once', async (_, fault) => {
    const storage = open();
    server.fail(fault, { times: 1 });
    await storage.write(name, picture);
    expect(server.objects.get(name)).toEqual(picture);
  });

  test.each<[string, S3Fault]>([
    ['is overloaded', { status: 503, code: 'SlowDown' }],
    ['is broken', { status: 500, code: 'InternalError' }],
    ['closes connections', 'reset'],
  ])('cannot be had for the moment while the storage %s', async (_, fault) => {
    const storage = open();
    await storage.write(name, picture);
    server.fail(fault);
    const [write, read, remove] = await Promise.allSettled([
      storage.write(name, Buffer.from('other')),
      storage.read(name),
      storage.remove(name),
    ]);
    for (const result of [write, read, remove]) {
      expect(result).toMatchObject({ status: 'rejected', reason: unavailable });
    }
    expect(lines.map(([level]) => level)).toEqual(['warn', 'warn', 'warn']);
    server.fail(undefined);
    expect(await storage.read(name)).toEqual(picture);
  });

  test.each<[S3Fault, 'silence' | 'whole']>([
    ['silence', 'silence'],
    ['silence', 'whole'],
    ['stall', 'silence'],
    ['stall', 'whole'],
  ])('are not waited for without end: %s, with a limit for the %s', async (fault, limit) => {
    const storage = open({}, { ...patient, [limit]: 300 });
    await storage.write(name, Buffer.alloc(500_000));
    server.fail(fault);
    await expect(storage.read(name)).rejects.toMatchObject(unavailable);
  });

  test('are never given out in part', async () => {
    const storage = open();
    await storage.write(name, Buffer.alloc(500_000));
    server.fail('cut');
    await expect(storage.read(name)).rejects.toMatchObject(unavailable);
  });

  test('are not taken for stored by a server that knows nothing of buckets', async () => {
    const storage = open();
    server.fail({ status: 404, code: 'NotFound' });
    await expect(storage.write(name, picture)).rejects.toMatchObject(unavailable);
    expect(lines).toEqual([['error', expect.objectContaining({ what: 'write', status: 404 }), expect.any(String)]]);
  });

  test('cannot be had while nobody listens there', async () => {
    const storage = open({ endpoint: `http://127.0.0.1:${await freePort()}` });
    await expect(storage.write(name, picture)).rejects.toMatchObject(unavailable);
    expect(lines).toContainEqual([
      'warn',
      expect.objectContaining({ what: 'write', status: 0, bucket: 'pictures' }),
      expect.any(String),
    ]);
  });

  test.each([
    ['a wrong secret', { secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch', 403],
    ['an unknown key', { accessKeyId: 'wrong' }, 'InvalidAccessKeyId', 403],
    ['an unknown bucket', { bucket: 'wrong' }, 'NoSuchBucket', 404],
  ])('are refused with %s, which the operator reads', async (_, change, code, status) => {
    const storage = open(change);
    await expect(storage.write(name, picture)).rejects.toMatchObject(unavailable);
    await expect(storage.read(name)).rejects.toMatchObject(unavailable);
    await expect(storage.remove(name)).rejects.toMatchObject(unavailable);
    expect(lines).toContainEqual([
      'error',
      expect.objectContaining({ what: 'write', code, status }),
      expect.stringMatching(/check FUDAO_S3/),
    ]);
    expect(JSON.stringify(lines)).not.toContain(server.settings.secretAccessKey);
  });

  test('a key that does not work is in the log before the first upload', async () => {
    const end = open({ secretAccessKey: 'wrong' }).start();
    await until(() => lines.length > 0);
    expect(lines[0]?.[0]).toBe('error');
    await end();
  });

  test('a bucket that is not there yet is worth a warning at the start: some stores make it with the first picture', async () => {
    const end = open({ bucket: 'later' }).start();
    await until(() => lines.length > 0);
    expect(lines).toEqual([
      ['warn', expect.objectContaining({ what: 'check', code: 'NoSuchBucket', bucket: 'later' }), expect.any(String)],
    ]);
    await end();
  });

  test.each([
    { status: 507, code: 'XMinioStorageFull' },
    { status: 403, code: 'QuotaExceeded' },
  ])('are refused as on a full disk when the storage is full ($code)', async (fault) => {
    const storage = open();
    server.fail(fault);
    await expect(storage.write(name, picture)).rejects.toMatchObject({ code: 'FILES_NO_SPACE' });
    expect(lines).toEqual([['error', expect.objectContaining(fault), expect.stringMatching(/full/)]]);
  });
});
