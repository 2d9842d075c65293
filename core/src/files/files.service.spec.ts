import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { systemCaller, type BinaryAnswer, type Caller } from '@fudao/plugin-sdk';
import { HandlerContext } from '../runtime/host/handler-context.ts';
import { fromTransport } from '../runtime/host/error-transport.ts';
import type { Room } from '../runtime/room.ts';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
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
const classmate: Caller = { ...student, id: 's2' };
const hour = 3600_000;

interface Picture {
  id: string;
  width: number;
  height: number;
  url: string;
  thumbnailUrl: string;
}

onEachKind('files', (freshUrl) => {
  let rooms: TestRooms;
  let room: Room;
  let now: Date;

  beforeEach(async () => {
    now = new Date('2026-11-23T18:05:00+08:00');
    const databaseUrl = await freshUrl();
    rooms = await startRooms((platform) => [(room = createFilesRoom(platform))], { databaseUrl, now: () => now });
  });
  afterEach(() => rooms.stop());

  async function upload(bytes: Uint8Array, as = student, params: object = {}): Promise<Picture> {
    const options = { meta: { caller: as, requestId: 'test' }, stream: Readable.from([bytes]) };
    try {
      return (await rooms.runtime.broker.call('files.upload', params, options)) as Picture;
    } catch (thrown) {
      throw fromTransport(thrown);
    }
  }

  function read(url: string, change: Record<string, string> = {}): Promise<BinaryAnswer> {
    const { pathname, searchParams } = new URL(url, 'http://fudao');
    const params = { id: pathname.split('/').at(-1), ...Object.fromEntries(searchParams), ...change };
    return rooms.call<BinaryAnswer>('files.read', params, { ...systemCaller, kind: 'anonymous' });
  }

  async function cleanUp(): Promise<void> {
    const context = new HandlerContext(
      rooms.runtime.host,
      { kind: 'core', id: 'files' },
      { caller: systemCaller, requestId: '' },
      {},
    );
    for (const timer of Object.values(room.service.timers ?? {})) await timer.handler(context as never);
  }

  async function filesOnDisk(): Promise<string[]> {
    const folder = join(rooms.platform.config.dataFolder, 'files');
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }

  const rows = async () =>
    Number((await rooms.platform.database.selectOne<{ n: number }>('SELECT COUNT(*) AS n FROM files_files'))?.n);

  const later = (ms: number) => (now = new Date(now.getTime() + ms));

  test('a picture goes in, and comes out by its link, without a token', async () => {
    const picture = await upload(await aPhoto({ width: 2400, height: 1200 }));
    expect(picture).toMatchObject({ width: 2000, height: 1000 });
    const full = await read(picture.url);
    expect(full.contentType).toBe('image/webp');
    const thumbnail = await read(picture.thumbnailUrl);
    expect(thumbnail.buffer!.length).toBeLessThan(full.buffer!.length);
    expect(await filesOnDisk()).toHaveLength(2);
  });

  test('a link is good for its picture, its size and its time only', async () => {
    const one = await upload(await aPhoto());
    const other = await upload(await aPhoto());
    const changes: Record<string, string>[] = [
      { id: other.id },
      { size: 'thumbnail' },
      { expires: '9999999999' },
      { signature: 'AAAA' },
    ];
    for (const change of changes) {
      await expect(read(one.url, change)).rejects.toMatchObject({ code: 'FILES_LINK_EXPIRED' });
    }
    later(hour + 1);
    await expect(read(one.url)).rejects.toMatchObject({ code: 'FILES_LINK_EXPIRED' });
  });

  test('what is no picture leaves nothing behind', async () => {
    await expect(
      upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')),
    ).rejects.toMatchObject({
      code: 'FILES_NOT_A_PICTURE',
    });
    await expect(upload((await aPhoto()).subarray(0, 200))).rejects.toMatchObject({ code: 'FILES_DAMAGED' });
    await expect(upload(Buffer.alloc(0))).rejects.toMatchObject({ code: 'FILES_NOT_A_PICTURE' });
    await expect(upload(Buffer.alloc(9), student, { contentLength: 20_000_000 })).rejects.toMatchObject({
      code: 'FILES_TOO_LARGE',
    });
    expect(await filesOnDisk()).toEqual([]);
    expect(await rows()).toBe(0);
  });

  test('twenty unused pictures an hour, also of uploads at once; used ones do not count', async () => {
    const photo = await aPhoto();
    const tries = await Promise.allSettled(Array.from({ length: 23 }, () => upload(photo)));
    const kept = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
    expect(kept).toHaveLength(20);
    expect(refused.map(({ code }) => code)).toEqual(Array(3).fill('FILES_TOO_MANY_UPLOADS'));
    await upload(photo, classmate);
    await rooms.call('files.attach', { fileIds: kept.slice(0, 1), subjectId: 'q1' }, student);
    await upload(photo);
    await expect(upload(photo)).rejects.toMatchObject({ code: 'FILES_TOO_MANY_UPLOADS', details: { seconds: 3600 } });
    later(hour);
    await upload(photo);
  });

  test('only the own, unused pictures can be attached, all of them or none', async () => {
    const mine = await upload(await aPhoto());
    const theirs = await upload(await aPhoto(), classmate);
    const attach = (fileIds: string[], subjectId: string, as = student) =>
      rooms.call('files.attach', { fileIds, subjectId }, as);
    const check = (fileIds: string[]) => rooms.call('files.check', { fileIds, subjectId: 'q1' }, student);
    await expect(check([mine.id, theirs.id])).rejects.toMatchObject({ code: 'FILES_NOT_YOURS' });
    await check([mine.id]);
    await expect(attach([mine.id, theirs.id], 'q1')).rejects.toMatchObject({ code: 'FILES_NOT_YOURS' });
    await expect(attach([mine.id, rooms.platform.newId()], 'q1')).rejects.toMatchObject({ code: 'FILES_NOT_YOURS' });
    await attach([mine.id], 'q1');
    await attach([mine.id], 'q1');
    await check([mine.id]);
    await expect(attach([mine.id], 'q2')).rejects.toMatchObject({ code: 'FILES_NOT_YOURS' });
  });

  test('links come in the order asked for, without what does not exist', async () => {
    const [one, two] = [await upload(await aPhoto()), await upload(await aPhoto())];
    const fileIds = [two.id, rooms.platform.newId(), one.id];
    const links = await rooms.call<Picture[]>('files.link', { fileIds });
    expect(links.map(({ id }) => id)).toEqual([two.id, one.id]);
    expect((await read(links[0]!.url)).buffer!.length).toBeGreaterThan(0);
    const [brief] = await rooms.call<Picture[]>('files.link', { fileIds: [one.id], until: now.getTime() + 60_000 });
    expect((await read(brief!.url)).buffer!.length).toBeGreaterThan(0);
    later(61_000);
    await expect(read(brief!.url)).rejects.toMatchObject({ code: 'FILES_LINK_EXPIRED' });
  });

  test('the clean-up takes unused pictures after a day, and broken-off uploads, and nothing else', async () => {
    const used = await upload(await aPhoto());
    const unused = await upload(await aPhoto());
    const taken = await upload(await aPhoto());
    await rooms.call('files.attach', { fileIds: [used.id, taken.id], subjectId: 'q1' }, student);
    await rooms.platform.database.insert('files_files', {
      id: rooms.platform.newId(),
      state: 'receiving',
      uploaded_by: 's9',
      purpose: 'question',
      created_at: now.getTime(),
      changed_at: now.getTime(),
    });
    later(23 * hour);
    await rooms.call('files.detach', { fileIds: [taken.id], subjectId: 'q1' }, student);
    await cleanUp();
    expect(await rows()).toBe(3);
    later(2 * hour);
    await cleanUp();
    await expect(rooms.call('files.attach', { fileIds: [unused.id], subjectId: 'q1' }, student)).rejects.toMatchObject({
      code: 'FILES_NOT_YOURS',
    });
    later(23 * hour);
    await cleanUp();
    expect(await rows()).toBe(1);
    expect((await filesOnDisk()).sort()).toEqual([`${used.id}.thumbnail.webp`, `${used.id}.webp`]);
  });
});
