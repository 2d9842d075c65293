import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { people } from './people.ts';
import { startOneToOne, type Stage } from './start-one-to-one.ts';

const { ann, bo, wen, lin, zhao, gu, history } = people;

interface CallView {
  id: string;
  state: string;
  teacher: { id: string; name: string } | null;
  place: number | null;
  estimateMinutes: number | null;
  endReason: string | null;
  refusal: { en: string } | null;
  rung: number;
  sessionId: string | null;
}
interface Desk {
  duty: { served: number } | null;
  ringing: { callId: string; text: string } | null;
  waiting: { callId: string }[];
  sessionId: string | null;
}

onEachKind('calling a teacher', (freshUrl) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startOneToOne(await freshUrl());
  }, 60_000);
  afterAll(() => stage.stop());
  beforeEach(() => stage.reset());

  const onDuty = (as: Caller, more: object = {}) => stage.call<Desk>('duty.start', { subjects: as.teaching!.subjects, grades: [7, 8], ...more }, as);
  const keep = (...teachers: Caller[]) => Promise.all(teachers.map((as) => stage.call<Desk>('duty.here', {}, as)));
  const desk = (as: Caller) => stage.call<Desk>('duty.read', {}, as);
  const call = (as: Caller, more: object = {}) => stage.call<CallView>('calls.call', { subject: 'math', text: '二次函数的顶点怎么求？', pictureIds: [], ...more }, as);
  const current = async (as: Caller) => (await stage.call<{ call: CallView | null }>('calls.current', {}, as)).call;
  const accept = (as: Caller, id: string) => stage.call<{ sessionId: string }>('duty.accept', { id }, as);
  const decline = (as: Caller, id: string) => stage.call('duty.decline', { id, reason: 'busy' }, as);

  test('a teacher whose beat did not come is asked over the open line, and stays on duty by answering', async () => {
    await stage.call('duty.start', { subjects: ['math'], grades: [8] }, lin);
    const asked = () => stage.world.pushes.filter(({ event }) => event === 'one-to-one.still-there').map(({ audience }) => audience);
    stage.pass(15);
    await stage.tick();
    expect(asked()).toEqual([]);
    stage.pass(10);
    await stage.tick();
    expect(asked()).toEqual([{ accounts: ['lin'] }]);
    await stage.call('duty.here', {}, lin);
    stage.world.pushes.length = 0;
    await stage.tick();
    expect(asked()).toEqual([]);
    stage.pass(46);
    await stage.tick();
    expect(asked()).toEqual([]);
    expect(await stage.call('duty.read', {}, lin)).toMatchObject({ duty: null });
  });

  test('rings at the teacher who fits, and shows that teacher nothing of who calls', async () => {
    await onDuty(lin);
    await onDuty(history);
    const { id, state, teacher } = await call(ann);
    expect({ state, teacher }).toEqual({ state: 'ringing', teacher: { id: 'lin', name: 'name of lin' } });
    expect((await desk(history)).ringing).toBeNull();
    const { ringing } = await desk(lin);
    expect(ringing).toMatchObject({ callId: id, text: '二次函数的顶点怎么求？', subject: 'math', grade: 8 });
    expect(JSON.stringify(ringing)).not.toMatch(/ann|east/);
    await stage.settle();
    expect(stage.world.notifications).toEqual([expect.objectContaining({ accountId: 'lin', kind: 'one-to-one.ringing' })]);
    expect(stage.world.reserved).toEqual([expect.objectContaining({ teacherId: 'lin', studentId: 'ann', by: 'ann' })]);
    expect(stage.world.records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['one-to-one.called', 'one-to-one.rung']));
  });

  test('accepted, both have one session with room and board, and what was held is confirmed', async () => {
    await onDuty(lin);
    const { id } = await call(ann);
    const { sessionId } = await accept(lin, id);
    expect(await accept(lin, id)).toEqual({ sessionId });
    await stage.settle();
    expect(await current(ann)).toMatchObject({ state: 'accepted', sessionId });
    expect(await desk(lin)).toMatchObject({ sessionId, ringing: null, duty: { served: 1 } });
    expect(stage.world.opened).toEqual([expect.objectContaining({ key: 'reservation-1', by: 'lin', people: [{ id: 'lin', role: 'moderator' }, { id: 'ann', role: 'participant' }] })]);
    expect(stage.world.boards).toMatchObject([{ personId: 'ann' }]);
    expect(stage.world.confirmed).toEqual(['reservation-1']);
    for (const as of [ann, lin]) expect(await stage.call('sessions.read', { id: sessionId }, as)).toMatchObject({ roomId: 'room-reservation-1', boardId: 'board-reservation-1', state: 'live' });
    for (const as of [bo, zhao]) await expect(stage.call('sessions.read', { id: sessionId }, as)).rejects.toMatchObject({ code: 'ONE_SESSION_NOT_FOUND' });
    await expect(call(ann)).rejects.toMatchObject({ code: 'ONE_IN_SESSION' });
  });

  test('declined, it rings at the next, and the one who declined is not asked again', async () => {
    await onDuty(lin);
    stage.pass(1);
    await onDuty(zhao);
    const { id } = await call(ann);
    await decline(lin, id);
    expect(await desk(lin)).toMatchObject({ ringing: null });
    await stage.tick();
    expect(await current(ann)).toMatchObject({ state: 'ringing', teacher: { id: 'zhao' }, rung: 1 });
    await decline(zhao, id);
    await stage.tick();
    expect(await current(ann)).toMatchObject({ state: 'waiting', rung: 2, place: 1 });
    expect(stage.world.released.map(({ reason }) => reason)).toEqual(['declined', 'declined']);
    await expect(accept(lin, id)).rejects.toMatchObject({ code: 'ONE_RING_OVER' });
  });

  test('unanswered for 30 seconds, the next is asked; who lets two go by is off duty', async () => {
    await onDuty(lin);
    stage.pass(1);
    await onDuty(zhao);
    const first = await call(ann);
    stage.pass(31);
    await keep(lin, zhao);
    await stage.tick();
    expect(await current(ann)).toMatchObject({ state: 'ringing', teacher: { id: 'lin' } });
    stage.pass(2);
    await stage.tick();
    expect(await current(ann)).toMatchObject({ state: 'ringing', teacher: { id: 'zhao' } });
    await accept(zhao, first.id);
    await call(bo);
    stage.pass(33);
    await keep(lin);
    expect((await desk(lin)).duty).not.toBeNull();
    await stage.tick();
    expect((await desk(lin)).duty).toBeNull();
  });

  test('two students, one teacher: one call rings, the other waits and is served when the first is over', async () => {
    await onDuty(lin);
    const both = await Promise.all([call(ann), call(bo)]);
    expect(both.map(({ state }) => state).sort()).toEqual(['ringing', 'waiting']);
    const [ringing, waiting] = [...both].sort((a, b) => a.state.localeCompare(b.state));
    expect(waiting).toMatchObject({ place: 1, teacher: null });
    expect(waiting!.estimateMinutes).toBeGreaterThanOrEqual(0);
    await expect(call(ann)).rejects.toMatchObject({ code: 'ONE_CALLING_ALREADY' });
    const { sessionId } = await accept(lin, ringing!.id);
    expect(await desk(lin)).toMatchObject({ waiting: [{ callId: waiting!.id }] });
    await stage.call('sessions.end', { id: sessionId }, lin);
    await stage.tick();
    const other = ringing!.id === (await current(ann))!.id ? bo : ann;
    expect(await current(other)).toMatchObject({ state: 'ringing', teacher: { id: 'lin' } });
  });

  test('at once accepted and taken back: one of the two holds, for both', async () => {
    await onDuty(lin);
    const { id } = await call(ann);
    const [accepted] = await Promise.allSettled([accept(lin, id), stage.call('calls.cancel', { id }, ann)]);
    await stage.settle();
    const after = await current(ann);
    expect(after?.state).toBe(accepted.status === 'fulfilled' ? 'accepted' : 'ended');
    expect((await desk(lin)).sessionId !== null).toBe(accepted.status === 'fulfilled');
  });

  test('whom the student chose is asked first; whoever is gone is told', async () => {
    await onDuty(lin);
    stage.pass(60);
    await keep(lin).catch(() => onDuty(lin));
    await onDuty(zhao);
    expect(await call(ann, { teacherId: 'zhao' })).toMatchObject({ state: 'ringing', teacher: { id: 'zhao' } });
    await expect(call(bo, { teacherId: 'gu' })).rejects.toMatchObject({ code: 'ONE_TEACHER_AWAY' });
  });

  test('best fit first with the reasons: weak points, tags, and who helped before', async () => {
    stage.world.standings.set('zhao', { quality: 0.9, tags: [{ 'zh-CN': '耐心', en: 'patient' }], knowledgePointIds: ['math-a', 'math-b'] });
    await onDuty(lin);
    await onDuty(zhao);
    const rated = { studentId: 'ann', teacherId: 'zhao', scale: 12, subject: 'math', knowledgePointIds: ['math-a'] };
    for (const [ratingId, score] of [['r1', 11], ['r1', 11], ['r2', 3]] as const) await stage.tell('ratings.rated.v1', { ...rated, ratingId, score });
    const list = await stage.call<{ items: { id: string; reasons: { code: string; points?: number }[]; quality: number }[]; tags: string[]; estimate: object }>('calls.teachers', { subject: 'math' }, ann);
    expect(list.items.map(({ id }) => id)).toEqual(['zhao', 'lin']);
    expect(list.items[0]).toMatchObject({ quality: 10.8, schoolName: 'school east-9' });
    expect(list.items[0]!.reasons.slice(0, 2)).toEqual([{ code: 'weak-points', points: 1 }, { code: 'served-you' }]);
    expect(list).toMatchObject({ tags: ['耐心'], estimate: { teachersOnDuty: 2, free: 2, waiting: 0, minutes: 0 } });
    const patient = await stage.call<typeof list>('calls.teachers', { subject: 'math', tag: '耐心' }, ann);
    expect(patient.items.map(({ id }) => id)).toEqual(['zhao']);
    const counted = await stage.rooms.platform.database.select('SELECT point_id, helped FROM one_to_one_points');
    expect(counted).toEqual([{ point_id: 'math-a', helped: 2 }]);
  });

  test('a district may keep to its own teachers', async () => {
    await onDuty(gu);
    expect(await call(ann)).toMatchObject({ teacher: { id: 'gu' } });
    await stage.reset();
    await stage.enable(people.eastAdmin, { reach: 'district' });
    await onDuty(gu);
    await expect(call(ann)).rejects.toMatchObject({ code: 'ONE_NOBODY_ON_DUTY' });
    expect(await call(wen)).toMatchObject({ teacher: { id: 'gu' } });
  });

  test('what the rules forbid the student is refused in their sentence; a teacher they forbid is passed over', async () => {
    await onDuty(lin);
    stage.pass(1);
    await onDuty(zhao);
    stage.world.refusals.set('ann', 'tutoring-hours');
    await expect(call(ann)).rejects.toMatchObject({ code: 'POLICY_REFUSED' });
    expect(await current(ann)).toBeNull();
    stage.world.refusals.clear();
    stage.world.refusals.set('lin', 'teacher-day');
    expect(await call(ann)).toMatchObject({ state: 'ringing', teacher: { id: 'zhao' } });
    stage.world.refusals.set('ann', 'student-day');
    await decline(zhao, (await current(ann))!.id);
    await onDuty(gu);
    await stage.tick();
    expect(await current(ann)).toMatchObject({ state: 'ended', endReason: 'refused', refusal: { en: 'Rule: student-day.' } });
  });

  test('a teacher whom a rule forbids it rests until the rule allows it: others are asked, and the teacher is told', async () => {
    await onDuty(lin);
    stage.pass(1);
    await onDuty(zhao);
    stage.world.refusals.set('lin', 'teacher-continuous');
    stage.world.nextAt = stage.world.now + 600_000;
    expect(await call(ann)).toMatchObject({ state: 'ringing', teacher: { id: 'zhao' } });
    expect(stage.world.tried).toEqual(['lin', 'zhao']);
    expect(await call(bo)).toMatchObject({ state: 'waiting', estimateMinutes: 0 });
    await stage.tick();
    expect(stage.world.tried).toEqual(['lin', 'zhao']);
    expect(await stage.call('duty.read', {}, lin)).toMatchObject({ duty: { restsUntil: new Date(stage.world.nextAt).toISOString() } });
    stage.world.refusals.clear();
    const { database } = stage.rooms.platform;
    const later = { at: stage.world.now + 700_000 };
    await database.run('UPDATE one_to_one_duties SET lease_ends_at = :at', later);
    await database.run('UPDATE one_to_one_calls SET here_at = :at, ring_ends_at = :at', later);
    stage.pass(599);
    await stage.tick();
    expect((await desk(lin)).ringing).toBeNull();
    stage.pass(2);
    await stage.tick();
    expect(await current(bo)).toMatchObject({ state: 'ringing', teacher: { id: 'lin' } });
    expect(await stage.call('duty.read', {}, lin)).toMatchObject({ duty: { restsUntil: null } });
  });

  test('whoever may not any more while it rings: a teacher is passed over, a student is told by the rule', async () => {
    await onDuty(lin);
    stage.pass(1);
    await onDuty(zhao);
    await call(ann);
    const endNow = () => stage.tell('policy.end-now.v1', { ownerId: 'one-to-one', reservationId: stage.world.reserved.at(-1)!.id, reason: 'suspension' });
    stage.world.refusals.set('lin', 'suspended');
    await endNow();
    await stage.tick();
    expect(await current(ann)).toMatchObject({ state: 'ringing', teacher: { id: 'zhao' } });
    expect((await desk(lin)).ringing).toBeNull();
    stage.world.refusals.clear();
    stage.world.refusals.set('ann', 'suspended');
    await endNow();
    expect(await current(ann)).toMatchObject({ state: 'ended', endReason: 'refused', refusal: { en: 'Rule: suspended.' } });
    expect((await desk(zhao)).ringing).toBeNull();
    await endNow();
    expect(await current(ann)).toMatchObject({ state: 'ended', endReason: 'refused' });
  });

  test('nobody on duty, no grade, an unknown subject, nothing said, contact details: a sentence each', async () => {
    await expect(call(ann)).rejects.toMatchObject({ code: 'ONE_NOBODY_ON_DUTY' });
    await onDuty(lin);
    await expect(call(people.newcomer)).rejects.toMatchObject({ code: 'ONE_NO_GRADE' });
    await expect(call(ann, { subject: 'alchemy' })).rejects.toMatchObject({ code: 'ONE_UNKNOWN_SUBJECT' });
    await expect(call(ann, { text: ' ' })).rejects.toMatchObject({ code: 'ONE_TEXT_EMPTY' });
    await expect(call(ann, { text: '加我 13812345678' })).rejects.toMatchObject({ code: 'SAFETY_CONTACT_DETAILS' });
    await expect(call(ann, { text: '你这个笨蛋' })).rejects.toMatchObject({ code: 'ONE_SAY_IT_OTHERWISE' });
    await expect(call(ann, { pictureIds: ['bo-1'] })).rejects.toMatchObject({ code: 'ONE_PICTURE_UNUSABLE' });
    await expect(call(people.outsider)).rejects.toMatchObject({ code: 'FUDAO_PLUGIN_NOT_ENABLED' });
    await expect(call(lin)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(stage.call('duty.start', { subjects: ['history'], grades: [8] }, lin)).rejects.toMatchObject({ code: 'ONE_NOT_YOUR_SCOPE' });
  });

  test('who is away for two minutes, or waits too long, is let go; who is there keeps the place', async () => {
    await onDuty(lin);
    const [first] = [await call(ann)];
    const second = await call(bo);
    await accept(lin, first.id);
    for (let step = 0; step < 10; step++) {
      stage.pass(100);
      await stage.call('calls.here', { id: second.id }, bo);
      await onDuty(lin);
      await stage.tick();
    }
    expect(await current(bo)).toMatchObject({ state: 'ended', endReason: 'nobody-free' });
    const again = await call(bo);
    expect(again.state).toBe('waiting');
    stage.pass(121);
    await stage.tick();
    expect(await current(bo)).toMatchObject({ state: 'ended', endReason: 'away' });
  });

  test('a teacher whose app is gone rings no more, and the call goes on', async () => {
    await onDuty(lin);
    await call(ann);
    stage.pass(20);
    await onDuty(zhao);
    stage.pass(26);
    await stage.tick();
    expect(await current(ann)).toMatchObject({ state: 'ringing', teacher: { id: 'zhao' } });
    await expect(stage.call('duty.here', {}, lin)).rejects.toMatchObject({ code: 'ONE_NOT_ON_DUTY' });
  });
});
