import { Readable } from 'node:stream';
import { systemCaller, type BinaryAnswer, type Caller } from '@fudao/plugin-sdk';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { startS3Server, type S3Server } from '../testing/s3-server.ts';
import { fromTransport } from '../runtime/host/error-transport.ts';
import { createFilesRoom } from './files.room.ts';
import { aPhoto } from './some-pictures.ts';

const student: Caller = {
  ...systemCaller,
  kind: 'account',
  id: 's1',
  name: '',
  roles: ['student'],
  districtId: 'east',
};

describe('files with object storage', () => {
  let server: S3Server;
  let rooms: TestRooms;
  beforeEach(async () => {
    server = await startS3Server();
    rooms = await startRooms((platform) => {
      const config = { ...platform.config, storage: server.settings };
      return [createFilesRoom({ ...platform, config })];
    });
  });
  afterEach(async () => {
    await rooms.stop();
    await server.stop();
  });

  async function upload(): Promise<{ url: string }> {
    const options = { meta: { caller: student, requestId: 'test' }, stream: Readable.from([await aPhoto()]) };
    try {
      return (await rooms.runtime.broker.call('files.upload', {}, options)) as { url: string };
    } catch (thrown) {
      throw fromTransport(thrown);
    }
  }

  function read(address: string): Promise<BinaryAnswer> {
    const { pathname, searchParams } = new URL(address, 'http://fudao');
    const params = { id: pathname.split('/').at(-1), ...Object.fromEntries(searchParams) };
    return rooms.call<BinaryAnswer>('files.read', params, { ...systemCaller, kind: 'anonymous' });
  }

  const rows = () => rooms.platform.database.select<{ state: string }>('SELECT state FROM files_files');

  test('a picture goes into the bucket, in two sizes, and comes out by its link', async () => {
    const { url } = await upload();
    expect(server.objects.size).toBe(2);
    const { buffer, contentType } = await read(url);
    expect(contentType).toBe('image/webp');
    expect([...server.objects.values()].some((bytes) => bytes.equals(buffer!))).toBe(true);
  });

  test('while it is down a person is told to try again; a picture cannot be used that is not stored', async () => {
    const kept = await upload();
    server.fail('reset');
    await expect(upload()).rejects.toMatchObject({ code: 'FUDAO_UNAVAILABLE' });
    await expect(read(kept.url)).rejects.toMatchObject({ code: 'FUDAO_UNAVAILABLE' });
    expect((await rows()).map(({ state }) => state).sort()).toEqual(['receiving', 'unattached']);
    server.fail(undefined);
    expect((await read(kept.url)).buffer!.length).toBeGreaterThan(0);
  });

  test('a full storage leaves nothing behind', async () => {
    server.fail({ status: 507, code: 'XMinioStorageFull' }, { method: 'PUT' });
    await expect(upload()).rejects.toMatchObject({ code: 'FILES_NO_SPACE' });
    expect(await rows()).toEqual([]);
    expect(server.objects.size).toBe(0);
  });

  test('a picture that the bucket lost is not found', async () => {
    const { url } = await upload();
    (server.objects as Map<string, Buffer>).clear();
    await expect(read(url)).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
  });
});
