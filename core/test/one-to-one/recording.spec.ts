import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { BinaryAnswer, Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { people } from './people.ts';
import { startOneToOne, type Stage } from './start-one-to-one.ts';

const { ann, bo, lin, zhao, eastAdmin, westAdmin, schoolAdmin, otherSchoolAdmin } = people;

interface View {
  recording: string;
  takes: { take: string; bytes: number; parts: number; size: number | null; isWhole: boolean; missing: { from: number; to: number }[] }[];
}

const hour = 3_600;
const start = Buffer.concat([Buffer.from('\x1a\x45\xdf\xa3\x9fB\x82\x84webm A_OPUS', 'latin1'), Buffer.alloc(80, 1)]);
const middle = Buffer.alloc(50, 2);
const end = Buffer.alloc(30, 3);
const whole = Buffer.concat([start, middle, end]);
const take = 'take-0001';
const markOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

onEachKind('a recording', (freshUrl) => {
  let stage: Stage;
  let id: string;
  beforeAll(async () => {
    stage = await startOneToOne(await freshUrl());
  }, 60_000);
  afterAll(() => stage.stop());

  async function begin(): Promise<string> {
    await stage.call('duty.start', { subjects: ['math'], grades: [8] }, lin);
    const call = await stage.call<{ id: string }>('calls.call', { subject: 'math', text: '相似三角形', pictureIds: [] }, ann);
    const { sessionId } = await stage.call<{ sessionId: string }>('duty.accept', { id: call.id }, lin);
    await stage.settle();
    return sessionId;
  }
  beforeEach(async () => {
    await stage.reset();
    await stage.enable(people.eastAdmin, { recordAudio: true });
    await stage.settle();
  });

  const part = (bytes: Buffer, offset: number, as: Caller = lin, more: object = {}) => stage.send<View>('recordings.keepPart', { id, take, offset, sha256: markOf(bytes), ...more }, bytes, as);
  const finish = (size = whole.length, as: Caller = lin) => stage.call<View>('recordings.finish', { id, take, size }, as);
  const read = (as: Caller = lin) => stage.call<View>('recordings.read', { id }, as);
  const recorded = (step: string) => stage.world.records.filter(({ kind }) => kind === `one-to-one.${step}`);
  async function sendAll(): Promise<void> {
    await part(start, 0);
    await part(middle, start.length);
    await part(end, start.length + middle.length);
    await finish();
    await stage.settle();
  }
  const open = (as: Caller) => stage.world.openings.set(`${as.id} ${id}`, stage.world.now + 1_800_000);
  const listen = async (as: Caller, more: object = {}) => {
    const { stream } = await stage.call<BinaryAnswer>('recordings.listen', { id, ...more }, as);
    return buffer(stream!);
  };

  test('is told before the call, as it rings and in the room, to both', async () => {
    await stage.call('duty.start', { subjects: ['math'], grades: [8] }, lin);
    expect(await stage.call('calls.teachers', { subject: 'math' }, ann)).toMatchObject({ recording: 'on' });
    const call = await stage.call<{ id: string; recording: string }>('calls.call', { subject: 'math', text: '相似', pictureIds: [] }, ann);
    expect(call.recording).toBe('on');
    expect(await stage.call('duty.read', {}, lin)).toMatchObject({ ringing: { recording: 'on' } });
    id = (await stage.call<{ sessionId: string }>('duty.accept', { id: call.id }, lin)).sessionId;
    for (const as of [ann, lin]) expect(await stage.call('sessions.read', { id }, as)).toMatchObject({ recording: 'on' });
  });

  test('is not made where the district does not ask for it', async () => {
    await stage.enable(people.eastAdmin, {});
    id = await begin();
    expect(await read()).toMatchObject({ recording: 'off', takes: [] });
    await expect(part(start, 0)).rejects.toMatchObject({ code: 'ONE_NOT_RECORDED' });
    await stage.settle();
    expect(recorded('not-recorded')).toEqual([]);
  });

  test('is not made without consent: the session goes on, and why is on the record', async () => {
    stage.world.unwilling.set('ann', true);
    id = await begin();
    expect(await stage.call('sessions.read', { id }, ann)).toMatchObject({ state: 'live', recording: 'no-consent' });
    expect(recorded('not-recorded')).toEqual([expect.objectContaining({ subjectId: id, personId: 'ann', payload: { why: 'no-consent' } })]);
    await expect(part(start, 0)).rejects.toMatchObject({ code: 'ONE_NOT_RECORDED' });
    expect(stage.world.sounds.size).toBe(0);
  });

  test('stops and goes when consent is taken back in the middle; the session goes on', async () => {
    id = await begin();
    await part(start, 0);
    for (const other of [{ purpose: 'voice-video', allowed: false }, { purpose: 'session-recording', allowed: true }]) {
      await stage.tell('consent.changed.v1', { studentId: 'ann', pluginId: '', at: 1, ...other });
    }
    expect(stage.world.sounds.size).toBe(1);
    for (let times = 0; times < 2; times++) await stage.tell('consent.changed.v1', { studentId: 'ann', purpose: 'session-recording', pluginId: '', allowed: false, at: 1 });
    expect(await stage.call('sessions.read', { id }, ann)).toMatchObject({ state: 'live', recording: 'no-consent' });
    expect(await read()).toMatchObject({ takes: [] });
    expect(stage.world.sounds.size).toBe(0);
    expect(recorded('not-recorded').map(({ payload }) => payload)).toEqual([{ why: 'withdrawn' }]);
  });

  test('arrives in any order and twice, tells what is missing, and is on the record once it is whole', async () => {
    id = await begin();
    await part(end, start.length + middle.length);
    await Promise.all([part(start, 0), part(start, 0)]);
    expect((await finish()).takes).toEqual([expect.objectContaining({ take, bytes: start.length + end.length, parts: 2, isWhole: false, missing: [{ from: start.length, to: start.length + middle.length }] })]);
    await stage.settle();
    expect(recorded('recorded')).toEqual([]);
    await part(middle, start.length);
    for (let times = 0; times < 2; times++) expect((await finish()).takes).toEqual([expect.objectContaining({ size: whole.length, isWhole: true, missing: [] })]);
    await stage.settle();
    expect(recorded('recorded')).toEqual([expect.objectContaining({ subjectId: id, personId: 'ann', payload: { take, kind: 'webm', bytes: whole.length, parts: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })]);
    expect(stage.world.sounds.size).toBe(3);
    expect(await read(ann)).toMatchObject({ recording: 'on', takes: [{ isWhole: true }] });
  });

  test('is taken from its teacher alone', async () => {
    id = await begin();
    await expect(part(start, 0, zhao)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
    for (const as of [ann, bo]) await expect(part(start, 0, as)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await part(start, 0);
    await expect(finish(1, zhao)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
    await expect(read(bo)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
    expect(stage.world.sounds.size).toBe(1);
  });

  test('is sound, as the sender says, in its bounds, and nothing replaces what is there', async () => {
    id = await begin();
    const other = Buffer.alloc(start.length, 9);
    await expect(part(other, 0)).rejects.toMatchObject({ code: 'ONE_NOT_SOUND' });
    await expect(part(start, 0, lin, { sha256: markOf(other) })).rejects.toMatchObject({ code: 'ONE_PART_DAMAGED' });
    await expect(part(Buffer.alloc(0), 0)).rejects.toMatchObject({ code: 'ONE_PART_DAMAGED' });
    await expect(part(Buffer.alloc(256 * 1_024 + 1), 5)).rejects.toMatchObject({ code: 'ONE_RECORDING_TOO_LARGE' });
    await expect(part(middle, 24 * 1_024 * 1_024 - 10)).rejects.toMatchObject({ code: 'ONE_RECORDING_TOO_LARGE' });
    await part(start, 0);
    await part(middle, start.length);
    await expect(part(Buffer.alloc(50, 9), start.length)).rejects.toMatchObject({ code: 'ONE_PART_DIFFERS' });
    await expect(finish(start.length)).rejects.toMatchObject({ code: 'ONE_PART_DIFFERS' });
    await finish(start.length + middle.length);
    await expect(part(end, start.length + middle.length)).rejects.toMatchObject({ code: 'ONE_RECORDING_TOO_LARGE' });
    for (let count = 1; count < 20; count++) await part(start, 0, lin, { take: `take-another-${count}` });
    await expect(part(start, 0, lin, { take: 'one-too-many' })).rejects.toMatchObject({ code: 'ONE_RECORDING_TOO_LARGE' });
    expect(stage.world.sounds.size).toBe(21);
  });

  test.each([
    ['kept', sendAll, undefined],
    ['partly', () => part(start, 0), 'incomplete'],
    ['lost', () => Promise.resolve(), 'nothing-arrived'],
  ])('late parts are taken in for two days; then it is %s', async (outcome, send, why) => {
    id = await begin();
    await stage.call('sessions.end', { id }, lin);
    stage.pass(47 * hour);
    await stage.tick();
    await send();
    expect(await read()).toMatchObject({ recording: 'on' });
    stage.pass(hour + 1);
    await expect(part(middle, 9_000)).rejects.toMatchObject({ code: 'ONE_RECORDING_CLOSED' });
    for (let times = 0; times < 2; times++) await stage.tick();
    expect(await read()).toMatchObject({ recording: outcome });
    expect(recorded('not-recorded').map(({ payload }) => payload['why'])).toEqual(why ? [why] : []);
  });

  test('goes a year after', async () => {
    id = await begin();
    await sendAll();
    await stage.call('sessions.end', { id }, lin);
    stage.pass(49 * hour);
    await stage.tick();
    stage.pass(362 * 24 * hour);
    await stage.tick();
    expect(stage.world.sounds.size).toBe(3);
    stage.pass(24 * hour);
    await stage.tick();
    expect(await read()).toMatchObject({ recording: 'removed', takes: [] });
    expect(stage.world.sounds.size).toBe(0);
  });

  test('is listened to under an opening alone, by who answers for the student, and each time is on the record', async () => {
    id = await begin();
    await sendAll();
    for (const as of [eastAdmin, schoolAdmin]) await expect(listen(as)).rejects.toMatchObject({ code: 'ONE_OPENING_NEEDED' });
    for (const as of [eastAdmin, schoolAdmin, westAdmin, otherSchoolAdmin]) open(as);
    for (const as of [westAdmin, otherSchoolAdmin]) await expect(listen(as)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
    for (const as of [ann, lin]) await expect(listen(as)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    expect(recorded('listened')).toEqual([]);
    for (const as of [eastAdmin, schoolAdmin]) expect(await listen(as)).toEqual(whole);
    await expect(listen(eastAdmin, { take: 1 })).rejects.toMatchObject({ code: 'ONE_TAKE_NOT_FOUND' });
    await stage.settle();
    expect(recorded('listened')).toHaveLength(2);
    expect(await stage.call('recordings.supervised', { id }, eastAdmin)).toMatchObject({ takes: [{ isWhole: true }] });
    await expect(stage.call('recordings.supervised', { id }, westAdmin)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
  });

  test('with a gap is heard up to it', async () => {
    id = await begin();
    await part(start, 0);
    await part(end, start.length + middle.length);
    open(eastAdmin);
    expect(await listen(eastAdmin)).toEqual(start);
  });

  test.each([['the student', 'ann'], ['the teacher', 'lin']])('goes with %s, whose data tells of it', async (_, personId) => {
    id = await begin();
    await sendAll();
    await stage.call('sessions.end', { id }, lin);
    const { privacy } = stage.definition;
    expect(await privacy!.exportPerson(stage.systemContext(), personId)).toMatchObject({ recordings: [{ session_id: id, kind: 'webm', size: whole.length }] });
    await privacy!.erasePerson(stage.systemContext(), personId);
    await stage.settle();
    expect(stage.world.sounds.size).toBe(0);
    for (const table of ['takes', 'take_parts']) expect(await stage.rooms.platform.database.select(`SELECT * FROM one_to_one_${table}`)).toEqual([]);
  });
});
