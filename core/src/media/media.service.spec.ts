import { onEachKind } from '../testing/on-each-kind.ts';
import type { RoomAnswer, Ticket } from './schemas.ts';
import { administrator, startMedia, student, teacher, type MediaStage } from './testing/start-media.ts';

const minute = 60_000;

onEachKind('live rooms', (freshUrl) => {
  let stage: MediaStage;
  beforeAll(async () => {
    stage = await startMedia(await freshUrl());
  }, 60_000);
  afterAll(() => stage.stop());
  beforeEach(() => {
    stage.world.suspensions.length = 0;
    stage.world.isReachable = true;
  });

  const now = () => stage.world.now.getTime();
  let keys = 0;
  const two = [{ id: 'teacher', role: 'moderator' }, { id: 'student', role: 'participant' }];
  const open = (more: object = {}, as = student()) =>
    stage.call<RoomAnswer>('media.open', { key: `k${keys++}`, startsAt: now(), endsAt: now() + 30 * minute, people: two, ...more }, as);
  const join = (id: string, as = student()) => stage.call<Ticket>('media.join', { id }, as);
  const state = (id: string, as = student()) => stage.call<RoomAnswer>('media.state', { id }, as);
  const nameOf = async (id: string) => ((await join(id)) as { roomName: string }).roomName;
  const toldOf = (id: string, name = 'media.attendance.v1') => stage.world.told.filter((one) => one.name === name && one.payload['roomId'] === id).map(({ payload }) => payload);
  const recordsOf = (kind: string) => stage.world.records.filter((one) => one.kind === kind);

  test('opens once by its key, and another session by the same key is refused', async () => {
    const first = await open({ key: 'call-1' });
    expect(first).toMatchObject({ state: 'open', startsAt: now(), serverNow: now(), endReason: null });
    const [again, atOnce] = await Promise.all([open({ key: 'call-1' }), open({ key: 'call-1' })]);
    expect([again, atOnce]).toEqual([first, first]);
    await expect(open({ key: 'call-1', endsAt: now() + 20 * minute })).rejects.toMatchObject({ code: 'MEDIA_OTHER_WITH_KEY' });
    await expect(open({ key: 'call-1', people: [{ id: 'student', role: 'moderator' }] })).rejects.toMatchObject({ code: 'MEDIA_OTHER_WITH_KEY' });
    const both = await Promise.all([open({ key: 'race' }), open({ key: 'race' })]);
    expect(both[0]).toEqual(both[1]);
  });

  test.each([
    ['that ends before it begins', () => ({ endsAt: now() - 1 }), 'MEDIA_TIMES_INVALID'],
    ['that is over already', () => ({ startsAt: now() - 2 * minute, endsAt: now() - minute }), 'MEDIA_TIMES_INVALID'],
    ['of half a day', () => ({ endsAt: now() + 12 * 60 * minute }), 'MEDIA_TIMES_INVALID'],
    ['for others', () => ({ people: [{ id: 'teacher', role: 'moderator' }] }), 'MEDIA_NOT_A_MEMBER'],
    ['with somebody twice', () => ({ people: [...two, two[1]] }), 'FUDAO_INVALID'],
    ['for nobody', () => ({ people: [] }), 'FUDAO_INVALID'],
  ])('one %s is not opened', async (_, more, code) => {
    await expect(open(more())).rejects.toMatchObject({ code });
  });

  test('lets in who it is for, with a ticket of the own', async () => {
    const { id } = await open();
    const ticket = await join(id);
    expect(ticket).toMatchObject({ audio: 'ready', role: 'participant', websocket: '/xmpp-websocket', room: { id, serverNow: now() } });
    const { token, roomName } = ticket as { token: string; roomName: string };
    expect(roomName).toMatch(/^[0-9a-f]{32}$/);
    expect([token, (await join(id, teacher())) as object]).toEqual([`student in ${roomName}`, expect.objectContaining({ token: `teacher in ${roomName}`, role: 'moderator' })]);
    for (const ask of [join, state]) await expect(ask(id, student('thief'))).rejects.toMatchObject({ code: 'MEDIA_NOT_A_MEMBER' });
    await expect(join('no-such-room')).rejects.toMatchObject({ code: 'MEDIA_ROOM_NOT_FOUND' });
    const planned = await open({ startsAt: now() + 60 * minute, endsAt: now() + 90 * minute });
    await expect(join(planned.id)).rejects.toMatchObject({ code: 'MEDIA_NOT_OPEN_YET', details: { opensAt: planned.opensAt } });
    stage.world.suspensions.push({ personId: 'student', pluginId: null, until: null });
    await expect(join(id)).rejects.toMatchObject({ code: 'MEDIA_REMOVED' });
  });

  test('says before a call which library will be needed', async () => {
    expect(await stage.call('media.server', {}, student('anybody'))).toEqual({ audio: 'ready', library: null });
  });

  test('belongs to the plugin that opened it', async () => {
    const { id } = await open();
    stage.world.isReachable = false;
    expect(await join(id)).toMatchObject({ audio: 'none', room: { state: 'open' } });
    expect(await stage.call('media.admit', { id, people: [{ id: 'late', role: 'participant' }] })).toMatchObject({ id });
    expect(await join(id, student('late'))).toMatchObject({ role: 'participant' });
  });

  test('tells who was there how long, whatever order the words of it come in', async () => {
    const { id, startsAt } = await open();
    const room = await nameOf(id);
    const stay = (personId: string) => ({ room, personId, stayId: `stay of ${personId}` });
    stage.world.now = new Date(startsAt + 65_000);
    const left = { ...stay('student'), kind: 'left', at: startsAt + 60_000, joinedAt: startsAt + 10_000 };
    expect(await stage.tell(left)).toEqual({ ended: false, endsAt: startsAt + 30 * minute, removed: false });
    for (const word of [left, { ...stay('student'), kind: 'joined', at: startsAt + 10_000 }, { ...stay('teacher'), kind: 'joined', at: startsAt + 20_000 }, left]) await stage.tell(word);
    expect(await state(id)).toMatchObject({ state: 'live' });
    await stage.settle();
    expect(recordsOf('media.left').at(-1)).toMatchObject({ personId: 'student', payload: { seconds: 50 } });
    expect(await stage.call('media.attendance', { id })).toMatchObject({ togetherSeconds: 40 });
    await stage.call('media.end', { id });
    await stage.pass(25_000);
    expect(toldOf(id)).toEqual([expect.objectContaining({ revision: 1, togetherSeconds: 40, people: [expect.objectContaining({ personId: 'student', seconds: 50 }), expect.objectContaining({ personId: 'teacher', seconds: 45 })] })]);
    // Late, but of the time before the end: it is told anew. Later still, and once more: nothing changes.
    await stage.tell({ ...stay('teacher'), kind: 'left', at: startsAt + 30_000 });
    await stage.tell({ ...stay('teacher'), kind: 'left', at: startsAt + 31_000 });
    await stage.pass(25_000);
    await stage.tell({ ...stay('student'), stayId: 'after the end', kind: 'joined', at: now() });
    await stage.pass(25_000);
    expect(toldOf(id).map(({ revision, togetherSeconds }) => [revision, togetherSeconds])).toEqual([[1, 40], [2, 10]]);
  });

  test('believes only its own media server, and only of its own people', async () => {
    const { id, startsAt } = await open();
    const word = { room: await nameOf(id), personId: 'student', stayId: 'forged', kind: 'joined', at: startsAt };
    const refused = { code: 'MEDIA_NOT_AUTHENTIC' };
    await expect(stage.tell(word, 'somebody else knows this')).rejects.toMatchObject(refused);
    await expect(stage.tell({ ...word, kind: 'paid' })).rejects.toMatchObject(refused);
    expect(await stage.tell({ ...word, personId: 'thief' })).toMatchObject({ removed: true });
    expect(await stage.tell({ ...word, room: 'nowhere' })).toEqual({ ended: true, endsAt: null, removed: true });
    expect(await state(id)).toMatchObject({ state: 'open' });
    expect(await stage.call('media.attendance', { id })).toMatchObject({ people: [{ seconds: 0 }, { seconds: 0 }] });
  });

  test('ends at its end and by the server alone, and tells the media server until it has heard', async () => {
    const { id, endsAt } = await open();
    const name = await nameOf(id);
    await stage.pass(29 * minute);
    expect(await state(id)).toMatchObject({ state: 'open' });
    stage.world.isReachable = false;
    stage.world.now = new Date(endsAt);
    await expect(join(id)).rejects.toMatchObject({ code: 'MEDIA_OVER' });
    stage.world.isReachable = true;
    await stage.pass(3 * minute);
    expect(await state(id)).toMatchObject({ state: 'ended', endedAt: endsAt, endReason: 'time' });
    expect(stage.world.asked).toContain(`end ${name} time`);
    expect(toldOf(id, 'media.room-ended.v1')).toEqual([expect.objectContaining({ reason: 'time', endedAt: endsAt, districtId: 'east' })]);
    await stage.call('media.end', { id });
    expect(await state(id)).toMatchObject({ endReason: 'time' });
    expect(await stage.tell({ room: name, personId: 'student', stayId: 'late', kind: 'joined', at: now() })).toMatchObject({ ended: true });
    expect(await state(id)).toMatchObject({ state: 'ended' });
    await stage.settle();
    expect(toldOf(id, 'media.room-ended.v1')).toHaveLength(1);
  });

  test('of two ends when one of them is suspended; a class goes on without its student, and not without its teacher', async () => {
    const pair = await open();
    const people = [two[0], ...['student', 's2', 's3'].map((id) => ({ id, role: 'participant' }))];
    const lesson = await open({ people });
    const other = await open({ people: [two[0], { id: 's2', role: 'participant' }] }, student('s2'));
    stage.world.suspensions.push({ personId: 'student', pluginId: null, until: null });
    await stage.call('safety.tell', { personId: 'student', pluginId: null });
    await stage.settle();
    expect(await state(pair.id, teacher())).toMatchObject({ state: 'ended', endReason: 'suspended' });
    expect(await state(lesson.id, teacher())).toMatchObject({ state: 'open' });
    expect(stage.world.asked.at(-1)).toMatch(/^remove student /);
    stage.world.suspensions[0]!.personId = 'teacher';
    await expect(join(lesson.id)).rejects.toMatchObject({ code: 'MEDIA_REMOVED' });
    await stage.call('safety.tell', { personId: 'nobody', pluginId: null });
    await stage.settle();
    expect(await state(other.id, teacher())).toMatchObject({ state: 'open' });
    await stage.call('safety.tell', { personId: 'teacher', pluginId: null });
    await stage.settle();
    for (const { id } of [lesson, other]) expect(await state(id, teacher())).toMatchObject({ state: 'ended', endReason: 'suspended' });
  });

  test('ends with what was reserved for it', async () => {
    const { id } = await open({ reservationId: 'held-1' });
    const other = await open({ reservationId: 'held-2' });
    await stage.call('policy.tell', { reservationId: 'held-1', ownerId: 'one-to-one', ownKey: 'k', activity: 'session', reason: 'admission' });
    await stage.settle();
    expect([await state(id), await state(other.id)]).toMatchObject([{ state: 'ended', endReason: 'suspended' }, { state: 'open' }]);
  });

  test('goes on to its end when its plugin is disabled, and does not begin any more', async () => {
    const [waiting, live] = [await open(), await open()];
    await stage.tell({ room: await nameOf(live.id), personId: 'student', stayId: 's', kind: 'joined', at: now() });
    const change = { pluginId: 'core', districtId: 'east', revision: 2 };
    await stage.call('plugin-manager.tell', { ...change, enabled: true });
    await stage.call('plugin-manager.tell', { ...change, districtId: 'west', enabled: false });
    await stage.settle();
    expect(await state(waiting.id)).toMatchObject({ state: 'open' });
    await stage.call('plugin-manager.tell', { ...change, enabled: false });
    await stage.settle();
    expect([await state(waiting.id), await state(live.id)]).toMatchObject([{ endReason: 'disabled' }, { state: 'live' }]);
    expect(await join(live.id)).toMatchObject({ audio: 'ready' });
  });

  test('is ended at once by who answers for its district, and by nobody else', async () => {
    const { id } = await open();
    const endIt = (as = student()) => stage.call('media.endForSupervision', { id, reason: '家长投诉' }, as);
    await expect(endIt(administrator('west'))).rejects.toMatchObject({ code: 'MEDIA_ROOM_NOT_FOUND' });
    for (const somebody of [student(), teacher()]) await expect(endIt(somebody)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    expect(await endIt(administrator('east'))).toMatchObject({ state: 'ended', endReason: 'supervision' });
    expect(await endIt(administrator(null))).toMatchObject({ endReason: 'supervision' });
    await stage.settle();
    expect(recordsOf('media.ended-by-supervision')).toHaveLength(1);
  });
});

test('without a media server a room has text and board, and says so', async () => {
  const stage = await startMedia(undefined, { isWithoutProvider: true });
  const endsAt = stage.world.now.getTime() + 30 * minute;
  const params = { key: 'k', startsAt: stage.world.now.getTime(), endsAt, people: [{ id: 'student', role: 'participant' }] };
  const { id } = await stage.call<RoomAnswer>('media.open', params, student());
  expect(await stage.call('media.join', { id }, student())).toEqual({ audio: 'none', role: 'participant', room: expect.objectContaining({ endsAt }) as object });
  await expect(stage.tell({ room: 'x', personId: 'student', stayId: 's', kind: 'joined', at: 1 })).rejects.toMatchObject({ code: 'MEDIA_NOT_AUTHENTIC' });
  await stage.pass(31 * minute);
  expect(await stage.call('media.state', { id }, student())).toMatchObject({ state: 'ended' });
  await stage.stop();
});
