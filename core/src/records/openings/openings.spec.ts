import type { BinaryAnswer } from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { until } from '../../testing/until.ts';
import { createRecordsRoom } from '../records.room.ts';
import { as, standInCity, told } from '../testing/stand-in-city.ts';

interface Opening {
  id: string;
  number: number;
  state: string;
  standing: string;
  mayDecide: boolean;
  isOwn: boolean;
  personName: string | null;
  viewerName: string | null;
  expiresAt: number | null;
  views: number;
}

interface Content {
  names: Record<string, string | null>;
  items: { seq: number; payload: { text?: string } | null; absence: string | null }[];
  watermark: { name: string; educationId: string; at: number; number: number };
}

interface Push {
  event: string;
  audience: { accounts: string[] };
  payload: object;
}

const minute = 60_000;
const monday = Date.parse('2026-11-23T10:00:00Z');

onEachKind('openings of content', (freshUrl) => {
  let rooms: TestRooms;
  let now: number;
  const pushes: Push[] = [];

  beforeAll(async () => {
    const databaseUrl = await freshUrl();
    const options = { ...(databaseUrl && { databaseUrl }), now: () => new Date(now) };
    const listener = { name: 'listener', service: { name: 'listener' }, broadcasts: { 'realtime.push': (message: unknown) => void pushes.push(message as Push) } };
    rooms = await startRooms((platform) => [createRecordsRoom(platform), ...standInCity(), listener], options);
  });
  afterAll(() => rooms.stop());
  // What waits in the outbox waits by the clock of its own test.
  afterEach(() => rooms.settle());
  beforeEach(async () => {
    now = monday;
    told.length = 0;
    pushes.length = 0;
    for (const table of ['records_openings', 'records_records', 'records_keys']) await rooms.platform.database.run(`DELETE FROM ${table}`);
    await rooms.platform.database.update('records_head', { seq: 0, hash: '0'.repeat(64) }, { id: 'head' });
    for (const [person, at] of [['s1', 1], ['s1', 2], ['s1', 9], ['s9', 2]] as const) await append(person, at);
  });

  const append = (personId: string, at: number) =>
    rooms.call('records.append', { kind: 'question-answer.asked', subjectId: 'q', personId, payload: { text: `${personId} ${at}` }, at }, as(personId));
  const usual = { reason: 'complaint', words: '家长反映孩子收到不当内容', person: 'E-s1', from: 1, to: 5 };
  const ask = (who: string, more: object = {}) => rooms.call<Opening>('records.askOpening', { ...usual, ...more }, as(who));
  const read = (who: string, id: string, more: object = {}) => rooms.call<Content>('records.content', { id, ...more }, as(who));
  const decide = (who: string, id: string, step = 'grant') => rooms.call<Opening>(`records.${step}Opening`, { id, note: '请改查单条记录' }, as(who));
  const refusal = async (work: Promise<unknown>) => work.then(() => 'done', ({ code }: { code: string }) => code);
  const kinds = async () => {
    await rooms.settle();
    const rows = await rooms.platform.database.select<{ kind: string }>("SELECT kind FROM records_records WHERE kind LIKE 'records.%' ORDER BY seq");
    return rows.map(({ kind }) => kind);
  };

  test('a district sees, for a reason and for half an hour, what is written of a person in a span; each step is on the record', async () => {
    const opening = await ask('d1');
    expect(opening).toMatchObject({ state: 'open', isOwn: true, personName: '姓名s1', viewerName: '姓名d1', expiresAt: monday + 30 * minute });
    const first = await read('d1', opening.id, { limit: 1 });
    expect(first).toMatchObject({ items: [{ payload: { text: 's1 2' } }], watermark: { name: '姓名d1', educationId: 'E-d1', at: monday, number: opening.number } });
    expect((await read('d1', opening.id)).items.map(({ payload }) => payload?.text)).toEqual(['s1 2', 's1 1']);
    expect(await kinds()).toEqual(['records.opening-asked', 'records.content-viewed', 'records.content-viewed']);
    const { items } = await rooms.call<{ items: Opening[] }>('records.openings', {}, as('school'));
    expect(items).toMatchObject([{ number: opening.number, views: 2, isOwn: false }]);
    await rooms.call('records.closeOpening', { id: opening.id }, as('d1'));
    expect(await refusal(read('d1', opening.id))).toBe('RECORDS_OPENING_EXPIRED');
  });

  test('names the people and places that it tells of by id, and nobody whom one does not supervise', async () => {
    const payload = { people: [{ id: 's2', role: 'student' }], studentIds: ['s9', 'nobody'], text: 's3', words: 's1 and s2', districtId: 'east', from: { schoolId: 'e1' } };
    await rooms.call('records.append', { kind: 'media.opened', subjectId: 'r', personId: 's1', payload, at: 3 }, as('s1'));
    const { id } = await ask('d1');
    expect((await read('d1', id)).names).toEqual({ s2: '姓名s2（E-s2）', s3: '姓名s3（E-s3）', s9: null, east: 'east 名', e1: 'e1 名' });
    const { id: own } = await ask('school');
    await decide('school-2', own);
    expect((await read('school', own)).names).toMatchObject({ s2: '姓名s2（E-s2）', s3: null, s9: null });
  });

  test('asked for twice with one key is one opening and one record; the same key for something else is refused', async () => {
    const once = { idempotencyKey: 'asked-once' };
    const again = (more: object = {}) => rooms.call<Opening>('records.askOpening', { ...usual, ...more }, as('d1'), once);
    const [first, second] = await Promise.all([again(), again()]);
    expect([second, await again()]).toEqual([first, first]);
    expect(first.personName).toBe('姓名s1');
    expect(await refusal(again({ to: 4 }))).toBe('FUDAO_IDEMPOTENCY_MISMATCH');
    expect(await kinds()).toEqual(['records.opening-asked']);
    expect((await rooms.call<{ items: Opening[] }>('records.openings', {}, as('d1'))).items).toHaveLength(1);
  });

  test('is of no use to another, and of none after its time, also where the clock jumped', async () => {
    const { id } = await ask('d1');
    expect(await refusal(read('c1', id))).toBe('RECORDS_OPENING_OF_ANOTHER');
    expect(await refusal(rooms.call('records.closeOpening', { id }, as('c1')))).toBe('RECORDS_OPENING_OF_ANOTHER');
    now = monday + 30 * minute;
    expect(await refusal(read('d1', id))).toBe('RECORDS_OPENING_EXPIRED');
    expect(await refusal(read('d1', 'nothing'))).toBe('RECORDS_OPENING_UNKNOWN');
    expect(await kinds()).toEqual(['records.opening-asked']);
  });

  test.each([
    ['a person of another district', 'd1', { person: 's9' }, 'RECORDS_OTHER_PLACE'],
    ['a person of another school', 'school', { person: 's3' }, 'RECORDS_OTHER_PLACE'],
    ['nobody', 'd1', { person: 'E-0' }, 'RECORDS_PERSON_UNKNOWN'],
    ['no span', 'd1', { to: 1 }, 'RECORDS_SPAN_EMPTY'],
    ['a very long span', 'c1', { to: 400 * 86_400_000 }, 'RECORDS_SPAN_TOO_LONG'],
    ['a person and a record', 'd1', { seq: 1 }, 'RECORDS_REACH_UNCLEAR'],
    ['a record of a person of another district', 'd1', { person: undefined, seq: 4 }, 'RECORDS_OTHER_PLACE'],
    ['a record that is not there', 'd1', { person: undefined, seq: 99 }, 'RECORDS_RECORD_UNKNOWN'],
    ['another reason', 'd1', { reason: 'curiosity' }, 'RECORDS_REASON_UNKNOWN'],
    ['hardly a word', 'd1', { words: '   看看      ' }, 'RECORDS_REASON_TOO_SHORT'],
    ['a student', 's1', {}, 'FUDAO_NOT_ALLOWED'],
  ])('is refused for %s', async (_what, who, more, code) => {
    const { person, ...rest } = { ...usual, ...more };
    expect(await refusal(rooms.call('records.askOpening', { ...rest, ...(person && { person }) }, as(who)))).toBe(code);
  });

  test('of a school waits for a second person of the same or a higher level, who never is oneself', async () => {
    const { id, state } = await ask('school');
    expect([state, await refusal(read('school', id))]).toEqual(['waiting', 'RECORDS_OPENING_WAITING']);
    await rooms.settle();
    expect(told.splice(0)).toEqual(['school-2']);
    expect(await refusal(decide('school', id))).toBe('RECORDS_OWN_APPROVAL');
    expect(await refusal(decide('d2', id))).toBe('RECORDS_OPENING_UNKNOWN');
    const [seen] = (await rooms.call<{ items: Opening[] }>('records.openings', { state: 'waiting' }, as('school-2'))).items;
    expect(seen!.mayDecide).toBe(true);
    now += minute;
    expect(await decide('school-2', id)).toMatchObject({ state: 'open', expiresAt: monday + 31 * minute });
    expect(await refusal(decide('d1', id, 'refuse'))).toBe('RECORDS_ALREADY_DECIDED');
    expect((await read('school', id)).items).toHaveLength(2);
  });

  test('is followed on the pages of who asked and of all who may decide, and tells who asked what came of it', async () => {
    const reached = async () => {
      await rooms.settle();
      const own = pushes.splice(0).filter(({ event }) => event === 'records.opening-changed');
      expect(own.every(({ payload }) => JSON.stringify(payload) === JSON.stringify({ id }))).toBe(true);
      return [...new Set(own.flatMap(({ audience }) => audience.accounts))].sort();
    };
    const { id } = await ask('school');
    const approvers = ['c1', 'd1', 'school-2'];
    expect(await reached()).toEqual(approvers);
    told.length = 0;
    await decide('d1', id);
    // At once, before anything that is deferred.
    await until(() => pushes.some(({ audience }) => audience.accounts.includes('school')));
    expect(await reached()).toEqual([...approvers, 'school'].sort());
    expect(told.splice(0)).toEqual(['school']);
    await rooms.call('records.closeOpening', { id }, as('school'));
    expect([await reached(), told]).toEqual([[...approvers, 'school'].sort(), []]);
    await rooms.call('records.closeOpening', { id }, as('school'));
    expect(await reached()).toEqual([]);
  });

  test('a school never learns who reported whom: neither from the list nor from an opening; the district does', async () => {
    const report = { kind: 'safety.reported', subjectId: 'case', personId: 's1', payload: { text: 'reported' }, at: 3 };
    const { seq } = await rooms.call<{ seq: number }>('records.append', report, as('s1'));
    const found = async (who: string, search: Record<string, unknown>) =>
      (await rooms.call<{ items: { kind: string }[] }>('records.list', search, as(who))).items.filter(({ kind }) => kind === 'safety.reported').length;
    for (const search of [{ person: 's1' }, { subjectId: 'case' }, { kind: 'safety.reported' }]) {
      expect([await found('school', search), await found('d1', search)]).toEqual([0, 1]);
    }
    const one = { person: undefined, from: undefined, to: undefined, seq };
    expect(await refusal(ask('school', one))).toBe('RECORDS_RECORD_UNKNOWN');
    const { id } = await ask('school');
    await decide('d1', id);
    expect((await read('school', id)).items.map(({ payload }) => payload?.text)).toEqual(['s1 2', 's1 1']);
    const ofDistrict = await ask('d1');
    expect((await read('d1', ofDistrict.id)).items.map(({ payload }) => payload?.text)).toEqual(['reported', 's1 2', 's1 1']);
  });

  test('a higher level is not decided on by a lower; what is refused or waited too long stays shut', async () => {
    await rooms.platform.database.insert('records_openings', {
      ...{ id: 'city', viewer_id: 'c1', viewer_level: 3, reason: 'safety', words: 'x', person_id: 's1', record_seq: null, from_at: 1, to_at: 5 },
      ...{ district_id: 'east', school_id: 'e1', state: 'waiting', asked_at: now, decided_by: null, decided_at: null, note: null, expires_at: null, views: 0 },
    });
    expect(await refusal(decide('d1', 'city'))).toBe('RECORDS_APPROVER_TOO_LOW');
    const refused = await ask('school');
    await decide('d1', refused.id, 'refuse');
    expect(await refusal(read('school', refused.id))).toBe('RECORDS_OPENING_REFUSED');
    const late = await ask('school');
    now += 24 * 60 * minute;
    expect(await refusal(decide('d1', late.id))).toBe('RECORDS_OPENING_LAPSED');
    expect(await refusal(read('school', late.id))).toBe('RECORDS_OPENING_LAPSED');
  });

  test('reaches one record; an erased person stays unreadable, and the words of the reason go too', async () => {
    const { id } = await ask('d1', { person: undefined, from: undefined, to: undefined, seq: 3 });
    expect((await read('d1', id)).items).toMatchObject([{ seq: 3, payload: { text: 's1 9' } }]);
    await rooms.settle();
    await rooms.call('records.erasePerson', { personId: 's1', reason: '监护人申请' });
    expect((await read('d1', id)).items).toMatchObject([{ payload: null, absence: 'erased' }]);
  });

  test('rooms and plugins show content by a grant only, within the span, and on the record', async () => {
    const grant = (who: string, at: number, subjectId = 'q') =>
      rooms.call<{ opening: { watermark: { number: number } } | null }>('records.grants', { personId: 's1', subjectId, at }, as(who));
    expect(await grant('d1', 3)).toEqual({ opening: null });
    const { number } = await ask('d1');
    expect((await grant('d1', 3)).opening!.watermark.number).toBe(number);
    expect([await grant('d1', 9), await grant('c1', 3)]).toEqual([{ opening: null }, { opening: null }]);
    expect((await kinds()).filter((kind) => kind === 'records.content-viewed')).toHaveLength(1);
    const elsewhere = { ...as('d1'), districtId: 'elsewhere' };
    expect(await rooms.call('records.grants', { personId: 's1', subjectId: 'q', at: 3 }, elsewhere)).toEqual({ opening: null });
    // An opening of one record reaches all that the record is about.
    const { number: ofOne } = await ask('d1', { person: undefined, from: undefined, to: undefined, seq: 3 });
    expect((await grant('d1', 9)).opening!.watermark.number).toBe(ofOne);
    expect([await grant('d1', 9, 'other'), await grant('c1', 9)]).toEqual([{ opening: null }, { opening: null }]);
  });

  test('the audit pack is for the city, of a year that has begun', async () => {
    const pack = (who: string, year = 2026) => rooms.call<BinaryAnswer>('records.auditPack', { year }, as(who));
    expect(await refusal(pack('d1'))).toBe('FUDAO_NOT_ALLOWED');
    expect(await refusal(pack('c1', 2027))).toBe('RECORDS_YEAR_UNKNOWN');
  });
});
