import sharp from 'sharp';
import { openTheHours } from '../../../e2e/support/open-the-hours.ts';
import { aPhoto, aPictureBomb } from '../../src/files/some-pictures.ts';
import type { ApiClient } from '../../src/testing/api-client.ts';
import { AppSocket } from '../../src/testing/app-socket.ts';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { startPlatform, type TestPlatform } from '../../src/testing/start-platform.ts';
import { expectRefused } from '../expect-refused.ts';
import { picturesIn } from '../question-answer/full-storage.ts';

const api = '/api/one-to-one';

/** What one of two in a session sends that is wrong, over HTTP: refused in a sentence, and the other is not hurt. */
onEachKind('bad input in a session', (freshUrl) => {
  let platform: TestPlatform;
  let student: ApiClient;
  let teacher: ApiClient;
  let stranger: ApiClient;
  let ofTeacher: AppSocket;
  let session: string;

  beforeAll(async () => {
    const databaseUrl = await freshUrl();
    platform = await startPlatform(databaseUrl ? { databaseUrl } : {});
    await platform.enablePlugin('D0001', 'one-to-one');
    await openTheHours(platform.url);
    [student, teacher, stranger] = (await Promise.all(['20260001', 'T0001', '20260002'].map((id) => platform.signIn(id)))) as [ApiClient, ApiClient, ApiClient];
    const { may } = (await teacher.get<{ may: { grades: number[] } }>(`${api}/duty`)).expect(200).body;
    (await teacher.post(`${api}/duty/start`, { subjects: ['math'], grades: may.grades })).expect(200);
    const { id } = (await student.post<{ id: string }>(`${api}/calls`, { subject: 'math', text: '一次函数的图象怎么画？', pictureIds: [] })).expect(201).body;
    const { sessionId } = (await teacher.post<{ sessionId: string }>(`${api}/calls/${id}/accept`)).expect(200).body;
    session = `${api}/sessions/${sessionId}`;
    ofTeacher = await AppSocket.connect(platform.url, teacher.token!);
  }, 120_000);
  afterAll(async () => {
    ofTeacher?.close();
    await platform?.stop();
  });

  const upload = (content: Uint8Array, as = student) => as.send<{ id: string }>('POST', '/api/files?purpose=one-to-one', content, { 'content-type': 'image/png' });
  let count = 0;
  const say = (text: string, pictureIds: string[] = [], as = student) => as.post(`${session}/messages`, { key: `message-${++count}`, text, pictureIds });
  const heard = async () => (await teacher.get<{ items: { text: string; pictures: object[] }[] }>(`${session}/messages`)).expect(200).body.items;

  /** The other hears what is said next, and has heard nothing of what was refused. */
  async function goesOn(before: number): Promise<void> {
    ofTeacher.received.length = 0;
    (await say('接着说')).expect(201);
    await ofTeacher.waitFor('one-to-one.message', () => true);
    const items = await heard();
    expect([items.length, items.at(-1)?.text]).toEqual([before + 1, '接着说']);
  }

  test.each<[string, () => Promise<Uint8Array> | Uint8Array, number, string]>([
    ['a picture bomb of 40 megapixels', aPictureBomb, 413, 'FILES_TOO_MANY_PIXELS'],
    ['a program that calls itself a picture', () => Buffer.from('#!/bin/sh\nexit 1\n'.repeat(50)), 415, 'FILES_NOT_A_PICTURE'],
    ['an SVG with a script', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 415, 'FILES_NOT_A_PICTURE'],
    ['half a photo', async () => (await aPhoto({ width: 400, height: 300 })).subarray(0, 900), 422, 'FILES_DAMAGED'],
  ])('%s in the chat', async (_, make, status, code) => {
    const before = (await heard()).length;
    const kept = (await picturesIn(platform.dataFolder)).length;
    expectRefused(await upload(await make()), status, code);
    expect(await picturesIn(platform.dataFolder)).toHaveLength(kept);
    await goesOn(before);
  });

  test('a picture of somebody else, and one that never was', async () => {
    const before = (await heard()).length;
    const { id } = (await upload(await aPhoto(), stranger)).expect(201).body;
    for (const pictureId of [id, '01900000-0000-7000-8000-000000000000']) expectRefused(await say('看图', [pictureId]), 400, 'ONE_PICTURE_UNUSABLE');
    expectRefused(await student.put(`${session}/board/pictures/${id}`, {}), 400, 'ONE_PICTURE_UNUSABLE');
    expectRefused(await student.get(`${session}/board/pictures/${id}`), 404, 'FUDAO_NOT_FOUND');
    await goesOn(before);
  });

  test('a picture goes to the other without the place where it was taken', async () => {
    const { id } = (await upload(await aPhoto({ width: 400, height: 300 }))).expect(201).body;
    (await say('', [id])).expect(201);
    const [picture] = (await heard()).at(-1)!.pictures as { url: string }[];
    const bytes = Buffer.from(await (await fetch(new URL(picture!.url, platform.url))).arrayBuffer());
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });

  test('more than anybody writes, and nothing at all', async () => {
    const before = (await heard()).length;
    for (const text of ['问'.repeat(2_001), '  ', 'a\u0000b']) expect((await say(text)).status).toBe(400);
    expect((await say('问'.repeat(100_000))).status).toBe(413);
    await goesOn(before);
  });

  test('a third person with the link', async () => {
    const before = (await heard()).length;
    for (const path of [session, `${session}/messages`, `${session}/board`]) expectRefused(await stranger.get(path), 404, 'ONE_SESSION_NOT_FOUND');
    for (const path of ['messages', 'end', 'video']) {
      const body = { messages: { key: 'stranger-1', text: '我来了', pictureIds: [] }, end: {}, video: { wanted: true } }[path];
      expectRefused(await stranger.post(`${session}/${path}`, body), 404, 'ONE_SESSION_NOT_FOUND');
    }
    const { roomId, boardId } = (await student.get<{ roomId: string; boardId: string }>(session)).expect(200).body;
    expectRefused(await stranger.post(`/api/media/rooms/${roomId}/join`, {}), 403, 'MEDIA_NOT_A_MEMBER');
    expectRefused(await stranger.get(`/api/boards/${boardId}`), 404, 'FUDAO_NOT_FOUND');
    await goesOn(before);
  });
});
