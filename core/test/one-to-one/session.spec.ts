import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { people } from './people.ts';
import { startOneToOne, type Stage } from './start-one-to-one.ts';

const { ann, bo, lin, zhao } = people;

interface SessionView {
  id: string;
  state: string;
  endReason: string | null;
  minutes: number | null;
  roomId: string;
  partner: { id: string; name: string };
  video: { allowed: boolean; mine: boolean; theirs: boolean };
  summary: { text: string; knowledgePoints: { id: string; name: string }[] } | null;
}
interface Message {
  id: string;
  seq: number;
  text: string;
  authorId: string;
  held: string | null;
}
interface Messages {
  items: Message[];
  lastSeq: number;
}

onEachKind('a session', (freshUrl) => {
  let stage: Stage;
  let id: string;
  beforeAll(async () => {
    stage = await startOneToOne(await freshUrl());
  }, 60_000);
  afterAll(() => stage.stop());

  async function begin(): Promise<string> {
    await stage.call('duty.start', { subjects: ['math'], grades: [8] }, lin);
    const call = await stage.call<{ id: string }>('calls.call', { subject: 'math', text: '相似三角形', pictureIds: [] }, ann);
    return (await stage.call<{ sessionId: string }>('duty.accept', { id: call.id }, lin)).sessionId;
  }
  beforeEach(async () => {
    await stage.reset();
    id = await begin();
    await stage.settle();
  });

  const read = (as: Caller) => stage.call<SessionView>('sessions.read', { id }, as);
  const say = (as: Caller, text: string, key = `key-${text}`.padEnd(10, '-').replaceAll(/[^\w-]/g, '_'), more: object = {}) =>
    stage.call<Message>('sessions.send', { id, key, text, pictureIds: [], ...more }, as);
  const said = async (as: Caller, after = 0) => stage.call<Messages>('sessions.messages', { id, after }, as);
  const roomEnded = (reason: string) => stage.tell('media.room-ended.v1', { ownerId: 'one-to-one', ownKey: 'reservation-1', endedAt: stage.world.now, reason });
  const attended = (togetherSeconds: number, togetherFrom: number | null) =>
    stage.tell('media.attendance.v1', { ownerId: 'one-to-one', ownKey: 'reservation-1', togetherSeconds, togetherFrom });

  test('what one says the other hears, in order, and once though it was sent twice', async () => {
    const first = await say(ann, '看这里', 'same-key-1');
    expect(await say(ann, '看这里', 'same-key-1')).toEqual(first);
    const twice = await Promise.all([say(ann, '同时', 'same-key-2'), say(ann, '同时', 'same-key-2')]);
    expect(twice[0]).toEqual(twice[1]);
    await say(lin, '先画辅助线');
    expect((await said(lin)).items.map(({ seq, text, authorId }) => [seq, text, authorId])).toEqual([[1, '看这里', 'ann'], [2, '同时', 'ann'], [3, '先画辅助线', 'lin']]);
    expect(await said(ann, 2)).toMatchObject({ items: [{ seq: 3 }], lastSeq: 3 });
    await stage.settle();
    expect(stage.world.records.filter(({ kind }) => kind === 'one-to-one.message')).toHaveLength(3);
    for (const as of [bo, zhao]) {
      await expect(said(as)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
      await expect(say(as, 'hello there')).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
    }
  });

  test('whoever else has its link finds nothing, changes nothing, and the two are not disturbed', async () => {
    const board = ['sessions.board', {}] as const;
    const asked = [['sessions.read', {}], ['sessions.end', {}], ['sessions.video', { wanted: true }], ['sessions.messages', {}], board] as const;
    const pushed = stage.world.pushes.length;
    for (const as of [bo, zhao]) {
      for (const [action, more] of asked) await expect(stage.call(action, { id, ...more }, as)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
    }
    await stage.settle();
    expect(stage.world.pushes).toHaveLength(pushed);
    for (const as of [ann, lin]) expect(await read(as)).toMatchObject({ state: 'live', endReason: null, video: { mine: false, theirs: false } });
    expect([stage.world.ended, stage.world.closed]).toEqual([[], []]);
  });

  test('contact details are refused; what is doubtful its author alone sees until it is let through', async () => {
    await expect(say(ann, '打我 13812345678', 'phone-key')).rejects.toMatchObject({ code: 'SAFETY_CONTACT_DETAILS' });
    const held = await say(ann, '你这个笨蛋', 'held-key-1');
    expect(held.held).toBe('waiting');
    await stage.settle();
    expect(stage.world.flags).toEqual([expect.objectContaining({ kind: 'message', id: held.id, authorId: 'ann' })]);
    await say(lin, '继续');
    expect((await said(lin)).items.map(({ text }) => text)).toEqual(['继续']);
    expect((await said(ann)).items).toHaveLength(2);
    const moderated = { pluginId: 'one-to-one', kind: 'message', id: held.id, at: 1 };
    for (let times = 0; times < 2; times++) await stage.tell('safety.content-shown.v1', moderated);
    expect((await said(lin, 2)).items).toEqual([expect.objectContaining({ seq: 3, text: '你这个笨蛋', held: null })]);
    await stage.tell('safety.content-hidden.v1', moderated);
    expect((await said(lin)).items.map(({ text }) => text)).toEqual(['继续']);
    expect(await stage.call('safety.content', { kind: 'message', id: held.id }, lin)).toEqual({ authorId: 'ann', text: '你这个笨蛋' });
    await expect(stage.call('safety.content', { kind: 'message', id: held.id }, bo)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
  });

  test('nothing, too much, a picture of another, and too fast are refused', async () => {
    await expect(say(ann, ' ', 'empty-key')).rejects.toMatchObject({ code: 'ONE_TEXT_EMPTY' });
    await expect(say(ann, 'x'.repeat(2_001), 'long-key')).rejects.toMatchObject({ code: 'ONE_TEXT_TOO_LONG' });
    await expect(say(ann, '', 'picture-key', { pictureIds: ['lin-1'] })).rejects.toMatchObject({ code: 'ONE_PICTURE_UNUSABLE' });
    expect(await say(ann, '', 'picture-key', { pictureIds: ['ann-1'] })).toMatchObject({ pictures: [{ id: 'ann-1' }] });
    for (let at = 0; at < 19; at++) await say(ann, `句子 ${at}`, `fast-key-${at}`);
    await expect(say(ann, 'one more', 'fast-key-x')).rejects.toMatchObject({ code: 'ONE_TOO_FAST' });
    stage.pass(11);
    await say(ann, 'one more', 'fast-key-x');
  });

  test('video only where the district allows it, and each for oneself', async () => {
    await expect(stage.call('sessions.video', { id, wanted: true }, ann)).rejects.toMatchObject({ code: 'ONE_NO_VIDEO' });
    await stage.call('sessions.end', { id }, ann);
    await stage.reset();
    await stage.enable(people.eastAdmin, { video: 'allowed' });
    id = await begin();
    await stage.call('sessions.video', { id, wanted: true }, ann);
    expect((await read(lin)).video).toEqual({ allowed: true, mine: false, theirs: true });
  });

  test.each([
    ['the student', () => stage.call('sessions.end', { id }, ann), 'student'],
    ['the teacher', () => stage.call('sessions.end', { id }, lin), 'teacher'],
    ['the time', () => roomEnded('time'), 'time'],
    ['a suspension of one of them', () => stage.tell('policy.end-now.v1', { ownerId: 'one-to-one', reservationId: 'reservation-1', reason: 'suspension' }), 'suspended'],
    ['a supervisor', () => roomEnded('supervision'), 'supervision'],
    ['the plugin being switched off', () => roomEnded('disabled'), 'disabled'],
  ])('is ended by %s, for both, once', async (_, ends, reason) => {
    await ends();
    await stage.settle();
    for (const as of [ann, lin]) expect(await read(as)).toMatchObject({ state: 'ended', endReason: reason });
    await roomEnded('time');
    await stage.call('sessions.end', { id }, lin);
    expect(await read(ann)).toMatchObject({ endReason: reason });
    expect([stage.world.ended, stage.world.closed]).toEqual([['room-reservation-1'], ['board-reservation-1']]);
    expect(stage.world.shortened).toEqual([{ id: 'reservation-1', endsAt: expect.any(Number) }]);
    expect(stage.world.shortened[0]!.endsAt).toBeLessThanOrEqual(stage.world.now);
    await expect(say(ann, 'too late')).rejects.toMatchObject({ code: 'ONE_SESSION_OVER' });
    expect(await stage.call('duty.read', {}, lin)).toMatchObject({ sessionId: null });
    expect(stage.world.records.filter(({ kind }) => kind === 'one-to-one.ended')).toHaveLength(1);
  });

  test('goes on where the district switches the plugin off: it is finished and noted, and nothing new begins', async () => {
    await stage.disable(people.eastAdmin);
    await say(ann, '还能说话吗');
    expect((await said(lin)).items).toHaveLength(1);
    await expect(stage.call('calls.call', { subject: 'math', text: '再来一次', pictureIds: [] }, bo)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED' });
    await expect(stage.call('duty.start', { subjects: ['math'], grades: [8] }, zhao)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED' });
    stage.pass(600);
    await stage.call('sessions.end', { id }, lin);
    await attended(595, stage.world.now - 598_000);
    await stage.call('sessions.summarise', { id, text: '相似三角形的判定', knowledgePointIds: [] }, lin);
    expect(await read(ann)).toMatchObject({ state: 'ended', minutes: 9, summary: { text: '相似三角形的判定' } });
    stage.pass(3_600);
    await stage.rooms.plugins.refresh();
    await expect(read(ann)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED' });
  });

  test('of which no word came is over a minute after its time all the same', async () => {
    stage.pass(30 * 60 + 61);
    await stage.tick();
    expect(await read(ann)).toMatchObject({ state: 'ended', endReason: 'time' });
  });

  test('counts the time in which both were there, by the media server’s word, once', async () => {
    const from = stage.world.now + 5_000;
    stage.pass(900);
    await stage.call('sessions.end', { id }, lin);
    await attended(754, from);
    await attended(800, from);
    expect(stage.world.settled).toEqual([{ id: 'reservation-1', startedAt: from, endedAt: from + 754_000 }]);
    expect((await read(ann)).minutes).toBe(13);
    expect(stage.world.expected).toEqual([expect.objectContaining({ studentId: 'ann', teacherId: 'lin', mode: 'session', causeId: stage.world.reserved[0]!.key, subject: 'math' })]);
    expect(stage.world.released).toEqual([]);
  });

  test('is rated under the key of its time; the student sees the own rating in the history, the teacher none', async () => {
    const ratings = async (as: Caller) => {
      const { items } = await stage.call<{ items: { rating: object | null }[] }>('sessions.list', {}, as);
      return [...items, await stage.call<{ rating: object | null }>('sessions.read', { id }, as)].map(({ rating }) => rating);
    };
    stage.world.ownRatings.set(stage.world.reserved[0]!.key, { id: 'rating-1', studentId: 'ann', state: 'owed', score: null });
    expect(await ratings(ann)).toEqual([null, null]);
    await stage.call('sessions.end', { id }, lin);
    const owed = { id: 'rating-1', state: 'owed', scale: 12, score: null };
    expect(await ratings(ann)).toEqual([owed, owed]);
    stage.world.ownRatings.set(stage.world.reserved[0]!.key, { id: 'rating-1', studentId: 'ann', state: 'rated', score: 11 });
    expect(await ratings(ann)).toEqual([{ ...owed, state: 'rated', score: 11 }, { ...owed, state: 'rated', score: 11 }]);
    expect(await ratings(lin)).toEqual([null, null]);
  });

  test('that nobody came to did not take place', async () => {
    await stage.call('sessions.end', { id }, lin);
    await attended(0, null);
    expect([stage.world.settled, stage.world.released]).toEqual([[], [{ id: 'reservation-1', reason: 'nobody-came' }]]);
    expect(stage.world.expected).toEqual([]);
  });

  test('its teacher notes what it was about; the student reads it, and the ratings learn the points', async () => {
    await stage.call('sessions.end', { id }, lin);
    await attended(600, stage.world.now);
    const note = (as: Caller, knowledgePointIds: string[], text = '相似的判定，练习两道。') => stage.call<SessionView>('sessions.summarise', { id, text, knowledgePointIds }, as);
    await expect(note(zhao, [])).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
    await expect(note(ann, [])).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(note(lin, ['physics-a'])).rejects.toMatchObject({ code: 'ONE_UNKNOWN_KNOWLEDGE_POINT' });
    await note(lin, ['math-a']);
    await stage.settle();
    expect((await read(ann)).summary).toMatchObject({ text: '相似的判定，练习两道。', knowledgePoints: [{ id: 'math-a', name: 'point a' }] });
    expect(stage.world.expected.at(-1)).toMatchObject({ knowledgePointIds: ['math-a'] });
    expect(stage.world.notifications.at(-1)).toMatchObject({ accountId: 'ann', kind: 'one-to-one.summarised' });
  });

  test('stands in the history of both, with its board once it is over', async () => {
    await expect(stage.call('sessions.board', { id }, ann)).rejects.toMatchObject({ code: 'ONE_SESSION_RUNS' });
    await stage.call('sessions.end', { id }, lin);
    for (const as of [ann, lin]) {
      expect(await stage.call('sessions.list', {}, as)).toMatchObject({ items: [{ id, excerpt: '相似三角形' }], nextCursor: null });
      expect(await stage.call('sessions.board', { id }, as)).toEqual({ update: Buffer.from('board-reservation-1').toString('base64'), pictures: [] });
    }
    expect(await stage.call('sessions.list', {}, bo)).toMatchObject({ items: [] });
    await expect(stage.call('sessions.board', { id }, bo)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
  });

  test('takes pictures onto its board, of the two and for the two alone, each once', async () => {
    const share = (as: Caller, fileId: string) => stage.call('sessions.shareOnBoard', { id, fileId }, as);
    const find = (as: Caller, fileId: string) => stage.call('sessions.boardPicture', { id, fileId }, as);
    await Promise.all([share(ann, 'ann-1'), share(ann, 'ann-1')]);
    await share(lin, 'lin-1');
    for (const as of [ann, lin]) expect(await find(as, 'ann-1')).toMatchObject({ id: 'ann-1', url: '/files/ann-1' });
    await expect(share(lin, 'ann-2')).rejects.toMatchObject({ code: 'ONE_PICTURE_UNUSABLE' });
    await expect(find(lin, 'ann-2')).rejects.toMatchObject({ code: 'FUDAO_NOT_FOUND' });
    for (const stranger of [bo, zhao]) {
      await expect(find(stranger, 'ann-1')).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
      await expect(share(stranger, `${stranger.id}-1`)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
    }
    await stage.settle();
    expect(stage.world.records.filter(({ kind }) => kind === 'one-to-one.pictured')).toMatchObject([{ personId: 'ann', payload: { fileId: 'ann-1', authorId: 'ann' } }, { personId: 'ann', payload: { fileId: 'lin-1', authorId: 'lin' } }]);
    for (let count = 2; count < 30; count++) await share(ann, `ann-${count}`);
    await expect(share(lin, 'lin-2')).rejects.toMatchObject({ code: 'ONE_BOARD_PICTURES_FULL' });
    await share(lin, 'lin-1');
    await stage.call('sessions.end', { id }, lin);
    await expect(share(ann, 'ann-99')).rejects.toMatchObject({ code: 'ONE_SESSION_OVER' });
    expect(await stage.call('sessions.board', { id }, ann)).toMatchObject({ pictures: expect.arrayContaining([expect.objectContaining({ id: 'lin-1' })]) });
  });

  test('a person’s data goes out whole, and is erased', async () => {
    await say(ann, '我的话', 'export-key');
    await say(lin, '老师的话', 'teacher-key');
    for (const as of [ann, lin]) await stage.call('sessions.shareOnBoard', { id, fileId: `${as.id}-1` }, as);
    await stage.call('sessions.end', { id }, lin);
    await stage.settle();
    const { privacy } = stage.definition;
    const exported = (personId: string) => privacy!.exportPerson(stage.systemContext(), personId);
    expect(await exported('ann')).toMatchObject({ calls: [{ body: '相似三角形' }], sessions: [{ id }], messages: [{ body: '我的话' }], boardPictures: [{ file_id: 'ann-1' }] });
    await privacy!.erasePerson(stage.systemContext(), 'ann');
    expect(JSON.stringify(Object.values(await exported('ann')).flat())).toBe('[]');
    expect(await exported('lin')).toMatchObject({ given: [{ id }], messages: [{ body: '' }], duty: [{}] });
    await privacy!.erasePerson(stage.systemContext(), 'lin');
    expect(JSON.stringify(Object.values(await exported('lin')).flat())).toBe('[]');
    for (const table of ['calls', 'sessions', 'messages', 'duties', 'board_pictures']) {
      const rows = await stage.rooms.platform.database.select(`SELECT * FROM one_to_one_${table}`);
      expect(JSON.stringify(rows)).not.toMatch(/"ann"|"lin"|相似|我的话|name of/);
    }
  });
});
