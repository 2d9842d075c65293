import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { people } from './people.ts';
import { startOneToOne, type Stage } from './start-one-to-one.ts';

const { ann, lin, eastAdmin, westAdmin, schoolAdmin, otherSchoolAdmin } = people;

onEachKind('supervision of sessions', (freshUrl) => {
  let stage: Stage;
  let id: string;
  beforeAll(async () => {
    stage = await startOneToOne(await freshUrl());
  }, 60_000);
  afterAll(() => stage.stop());
  beforeEach(async () => {
    await stage.reset();
    await stage.call('duty.start', { subjects: ['math'], grades: [8] }, lin);
    const call = await stage.call<{ id: string }>('calls.call', { subject: 'math', text: '相似三角形', pictureIds: [] }, ann);
    id = (await stage.call<{ sessionId: string }>('duty.accept', { id: call.id }, lin)).sessionId;
    await stage.settle();
  });

  const list = (as: Caller, more: object = {}) => stage.call<{ items: { id: string }[] }>('supervision.list', { state: 'live', ...more }, as);

  test('district and school see what goes on, without the student and what was said, and the look is on the record', async () => {
    for (const as of [eastAdmin, schoolAdmin]) {
      const { items } = await list(as);
      expect(items).toEqual([expect.objectContaining({ id, subject: 'math', grade: 8, schoolName: 'school east-1', teacher: { id: 'lin', name: 'name of lin' } })]);
      expect(JSON.stringify(items)).not.toMatch(/ann|三角形/);
    }
    await stage.settle();
    const looks = stage.world.records.filter(({ kind }) => kind === 'one-to-one.supervised');
    expect(looks.map(({ payload }) => payload['sessionIds'])).toEqual([[id], [id]]);
  });

  test('others see none of it, whatever they ask for; who tutors or learns is refused', async () => {
    for (const as of [westAdmin, otherSchoolAdmin]) expect((await list(as, { schoolId: 'east-1' })).items).toEqual([]);
    for (const as of [ann, lin]) await expect(list(as)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(stage.call('sessions.read', { id }, eastAdmin)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('over, it is among the ended ones, found by teacher and subject', async () => {
    await stage.call('sessions.end', { id }, lin);
    expect((await list(eastAdmin)).items).toEqual([]);
    expect((await list(eastAdmin, { state: 'ended', teacherId: 'lin', subject: 'math' })).items).toMatchObject([{ id }]);
    for (const other of [{ teacherId: 'zhao' }, { subject: 'physics' }]) expect((await list(eastAdmin, { state: 'ended', ...other })).items).toEqual([]);
  });

  test('exports a table without the student, in pieces, each on the record', async () => {
    await stage.call('sessions.end', { id }, lin);
    const piece = (as: Caller, more: object = {}) => stage.call<{ csv: string; rows: number; nextCursor: string | null }>('supervision.export', { state: 'ended', ...more }, as);
    const { csv, rows, nextCursor } = await piece(eastAdmin, { districtId: 'east' });
    expect({ rows, nextCursor }).toEqual({ rows: 1, nextCursor: null });
    expect(csv).toMatch(/^\uFEFF开始时间,.*\r\n2026-.*,school east-1,8,.*,name of lin,.*,老师结束,/);
    expect(csv).not.toMatch(/ann|三角形/);
    expect((await piece(eastAdmin, { language: 'en' })).csv).toContain('Ended by the teacher');
    for (const none of [await piece(westAdmin), await piece(eastAdmin, { districtId: 'west' })]) expect(none.rows).toBe(0);
    expect((await piece(eastAdmin, { cursor: id })).csv).toBe('');
    await stage.settle();
    expect(stage.world.records.filter(({ kind }) => kind === 'one-to-one.exported')).toHaveLength(5);
  });

  interface Content {
    session: { state: string };
    text: string;
    messages: { text: string; held: string | null }[];
    board: string;
    visit: { office: string; since: string } | null;
    opening: { watermark: { number: number } };
  }
  const content = (as: Caller) => stage.call<Content>('supervision.content', { id }, as);
  const visit = (as: Caller) => stage.call<Content>('supervision.visit', { id }, as);
  const seenBy = async (as: Caller) => (await stage.call<{ visit: object | null }>('sessions.read', { id }, as)).visit;
  const kinds = () => stage.world.records.map(({ kind }) => kind).filter((kind) => /view|visit/.test(kind));
  const openFor = (as: Caller, minutes = 30) => stage.world.openings.set(`${as.id} ${id}`, stage.world.now + minutes * 60_000);

  test('what was said is read under an opening only, whole, with a watermark, and each look is on the record', async () => {
    const say = (text: string, key: string) => stage.call('sessions.send', { id, key, text, pictureIds: [] }, ann);
    await say('老师好', 'key-hello-1');
    await say('你这个笨蛋', 'key-hello-2');
    await expect(content(eastAdmin)).rejects.toMatchObject({ code: 'ONE_OPENING_NEEDED' });
    openFor(eastAdmin);
    const read = await content(eastAdmin);
    expect(read).toMatchObject({ text: '相似三角形', messages: [{ text: '老师好', held: null }, { text: '你这个笨蛋', held: 'waiting' }], opening: { watermark: { number: 7 } }, visit: null });
    expect(Buffer.from(read.board, 'base64').toString()).toBe('board-reservation-1');
    await stage.settle();
    expect(kinds()).toEqual(['one-to-one.viewed']);
    openFor(westAdmin);
    for (const as of [westAdmin, otherSchoolAdmin]) await expect(content(as)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
    for (const as of [ann, lin]) await expect(content(as)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('who looks on is seen by both, by office and without a name, until the app goes', async () => {
    await expect(visit(eastAdmin)).rejects.toMatchObject({ code: 'ONE_OPENING_NEEDED' });
    expect(await seenBy(ann)).toBeNull();
    openFor(eastAdmin);
    const since = new Date(stage.world.now).toISOString();
    expect(await visit(eastAdmin)).toMatchObject({ session: { state: 'live' }, visit: { office: 'district', since } });
    await stage.settle();
    for (const as of [ann, lin]) expect(await seenBy(as)).toEqual({ office: 'district', since });
    expect(stage.world.pushes.at(-1)).toMatchObject({ event: 'one-to-one.session' });
    for (let beats = 0; beats < 11; beats++) {
      stage.pass(5);
      await visit(eastAdmin);
    }
    expect(stage.world.grants.filter(({ by }) => by === 'east-admin')).toHaveLength(2);
    stage.pass(14);
    await stage.tick();
    expect(await seenBy(lin)).not.toBeNull();
    stage.pass(2);
    await stage.tick();
    for (const as of [ann, lin]) expect(await seenBy(as)).toBeNull();
    expect(kinds()).toEqual(['one-to-one.visited', 'one-to-one.visit-ended']);
    expect(stage.world.records.find(({ kind }) => kind === 'one-to-one.visit-ended')).toMatchObject({ personId: 'ann', payload: { visitorId: 'east-admin', seconds: 55 } });
  });

  test('leaves at once when told, when the opening is closed, and with the session', async () => {
    openFor(eastAdmin);
    await visit(eastAdmin);
    await stage.call('supervision.leave', { id }, eastAdmin);
    await stage.call('supervision.leave', { id }, eastAdmin);
    expect(await seenBy(ann)).toBeNull();
    await visit(eastAdmin);
    stage.world.openings.clear();
    stage.pass(61);
    await expect(visit(eastAdmin)).rejects.toMatchObject({ code: 'ONE_OPENING_NEEDED' });
    openFor(schoolAdmin);
    await visit(schoolAdmin);
    await stage.call('sessions.end', { id }, lin);
    expect(await visit(schoolAdmin)).toMatchObject({ session: { state: 'ended' }, visit: null });
    await stage.settle();
    expect(kinds()).toEqual(['one-to-one.visited', 'one-to-one.visit-ended', 'one-to-one.visited', 'one-to-one.visited', 'one-to-one.visit-ended', 'one-to-one.visit-ended']);
  });
});
