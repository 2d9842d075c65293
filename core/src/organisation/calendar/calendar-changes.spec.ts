import {
  action,
  anonymousCaller,
  consumer,
  defineService,
  Type,
  type Caller,
  type FudaoError,
  type Role,
} from '@fudao/plugin-sdk';
import { onEachKind } from '../../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { createOrganisationRoom } from '../organisation.room.ts';
import type { HistoryItem, Preview, Saved } from './edit-schemas.ts';
import type { CalendarDay } from './school-calendar.ts';

const person = (id: string, role: Role, districtId: string | null): Caller => ({
  ...{ ...anonymousCaller, kind: 'account', id, name: `管理员 ${id}`, roles: [role], districtId },
});
const city = person('c1', 'city-administrator', null);
const yunhu = person('d1', 'district-administrator', 'yunhu');
const teacher = person('t1', 'teacher', 'yunhu');
const autumn = {
  id: '2026-autumn',
  schoolYear: '2026-2027',
  name: '第一学期',
  startsOn: '2026-09-01',
  endsOn: '2027-01-22',
};
const national = { from: '2026-12-01', to: '2026-12-03', mark: 'holiday', name: '冰雪假' };

const anything = Type.Record(Type.String(), Type.Unknown());

/** Rooms that hear what the calendar tells, and plan what the tests say. */
function around(heard: { events: object[]; records: object[]; asked: object[] }, planned: { items: object[] }) {
  const take = (name: string, actionName: string, answer: (params: object) => object) =>
    defineService({
      name,
      actions: {
        [actionName]: action({
          summary: 'Stands in.',
          allow: 'internal',
          params: anything,
          returns: anything,
          handler: ({ params }) => answer(params) as never,
        }),
      },
    });
  const records = take('records', 'append', (params) => (heard.records.push(params), {}));
  const policy = take('policy', 'reservationsBetween', (params) => (heard.asked.push(params), planned));
  const listen = consumer<object>(async ({ event }) => void heard.events.push(event.payload));
  const listener = defineService({ name: 'listener', events: { 'organisation.calendar-changed.v1': listen } });
  return [records, policy, listener].map((service) => ({ name: service.name, service }));
}

onEachKind('changes of the calendar', (freshUrl) => {
  let rooms: TestRooms;
  const heard = { events: [] as object[], records: [] as object[], asked: [] as object[] };
  const planned = { items: [] as object[] };
  let revision = 0;

  beforeAll(async () => {
    const now = () => new Date('2026-11-22T08:00:00Z');
    const create = (platform: Parameters<typeof createOrganisationRoom>[0]) => [
      createOrganisationRoom(platform),
      ...around(heard, planned),
    ];
    rooms = await startRooms(create, { databaseUrl: await freshUrl(), now });
    const districts = [
      { id: 'yunhu', name: '云湖区' },
      { id: 'dongling', name: '东岭区' },
    ];
    await rooms.call('organisation.importRoster', { districts });
    await rooms.call('organisation.importCalendar', { terms: [autumn], days: [] });
    revision = 1;
  }, 60_000);
  afterAll(() => rooms.stop());

  const outside = <R = Saved>(name: string, params: object, as: Caller) =>
    rooms.call<R>(`organisation.${name}`, { ...params }, as, { fromOutside: true });
  const change = async (name: string, params: object, as: Caller = city, expectedRevision = revision) => {
    const saved = await outside(name, { ...params, expectedRevision }, as);
    if (as === city) revision = saved.revision;
    return saved;
  };
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => 'fine',
      (error: FudaoError) => error.code,
    );
  const kinds = async (from: string, to: string, districtId?: string) =>
    (await outside<{ items: CalendarDay[] }>('calendar', { from, to, districtId }, teacher)).items.map(
      ({ kind }) => kind,
    );

  test('of the city hold for everyone, with record and event, and are put back', async () => {
    expect(await change('markDays', national)).toEqual({ revision: 2, hasChanged: true, taken: 3, given: 0 });
    expect(await kinds('2026-11-30', '2026-12-03', 'yunhu')).toEqual(['school-day', 'holiday', 'holiday', 'holiday']);
    await rooms.settle();
    expect(heard.events.at(-1)).toMatchObject({
      districtId: null,
      revision: 2,
      from: '2026-12-01',
      to: '2026-12-03',
      taken: { length: 3 },
    });
    expect(heard.records.at(-1)).toMatchObject({
      kind: 'organisation.calendar-changed',
      actorId: 'c1',
      payload: { days: [{ after: { name: '冰雪假' } }] },
    });
    expect(await change('markDays', national)).toMatchObject({ revision: 2, hasChanged: false });
    await change('putBackChange', { revision: 2 });
    expect(await kinds('2026-12-01', '2026-12-01')).toEqual(['school-day']);
    const { items } = await outside<{ items: HistoryItem[] }>('calendarChanges', {}, city);
    expect(items.map(({ kind, putBack, changedByName }) => [kind, putBack, changedByName])).toEqual([
      ['put-back', 2, '管理员 c1'],
      ['mark-days', null, '管理员 c1'],
      ['import', null, ''],
    ]);
    expect(items[1]!.change.days).toEqual([
      {
        from: '2026-12-01',
        to: '2026-12-03',
        before: null,
        after: { kind: 'holiday', name: '冰雪假', isProvisional: false },
      },
    ]);
  });

  test('are not put back over what was changed since', async () => {
    await change('markDays', national);
    const first = revision;
    await change('markDays', { ...national, from: '2026-12-03', name: '校庆' });
    expect(await refusal(change('putBackChange', { revision: first }))).toBe('ORGANISATION_CANNOT_PUT_BACK');
    expect(await refusal(change('putBackChange', { revision: 4_000 }))).toBe('FUDAO_NOT_FOUND');
    await change('markDays', { ...national, mark: null });
  });

  test('by two administrators at once: one is saved, one is refused', async () => {
    const all = ['国庆节', '校庆', '假期'].map((name) =>
      refusal(outside('markDays', { ...national, name, expectedRevision: revision }, city)),
    );
    expect((await Promise.all(all)).sort()).toEqual([
      'ORGANISATION_CALENDAR_CHANGED_MEANWHILE',
      'ORGANISATION_CALENDAR_CHANGED_MEANWHILE',
      'fine',
    ]);
    revision += 1;
    await change('markDays', { ...national, mark: null });
  });

  test('by two of a district at its first: one is saved, one is refused', async () => {
    const dongling = person('d2', 'district-administrator', 'dongling');
    const free = { from: '2026-12-04', to: '2026-12-04', mark: 'free', expectedRevision: 0 };
    const both = ['运动会', '考试'].map((name) => refusal(outside('markDays', { ...free, name }, dongling)));
    expect((await Promise.all(both)).sort()).toEqual(['ORGANISATION_CALENDAR_CHANGED_MEANWHILE', 'fine']);
  });

  test('of a district make its own school days free, and nothing else', async () => {
    const free = { from: '2026-12-07', to: '2026-12-13', mark: 'free', name: '运动会' };
    expect(await change('markDays', free, yunhu, 0)).toMatchObject({ revision: 1, taken: 5 });
    expect(await kinds('2026-12-11', '2026-12-12', 'yunhu')).toEqual(['district-free', 'weekend']);
    expect(await kinds('2026-12-11', '2026-12-11', 'dongling')).toEqual(['school-day']);
    expect(await kinds('2026-12-11', '2026-12-11')).toEqual(['school-day']);
    const tried = (edit: object) => refusal(change('markDays', { ...free, ...edit }, yunhu, 1));
    expect(await tried({ from: '2026-12-12', mark: 'make-up' })).toBe('ORGANISATION_DISTRICT_ONLY_FREES');
    expect(await tried({ from: '2026-12-12' })).toBe('ORGANISATION_NO_SCHOOL_ANYWAY');
    expect(await tried({ from: '2027-02-01', to: '2027-02-02' })).toBe('ORGANISATION_NO_SCHOOL_ANYWAY');
    expect(await tried({ districtId: 'dongling' })).toBe('ORGANISATION_DISTRICT_NOT_YOURS');
    expect(await refusal(change('saveTerm', { ...autumn, schoolYear: undefined, id: undefined }, yunhu, 1))).toBe(
      'FUDAO_NOT_ALLOWED',
    );
    expect(await refusal(outside('calendarChanges', { districtId: 'dongling' }, yunhu))).toBe(
      'ORGANISATION_DISTRICT_NOT_YOURS',
    );
  });

  test('are for administrators', async () => {
    for (const as of [teacher, person('s1', 'school-administrator', 'yunhu'), person('p1', 'student', 'yunhu')]) {
      expect(await refusal(change('markDays', national, as))).toBe('FUDAO_NOT_ALLOWED');
      expect(await refusal(outside('calendarChanges', {}, as))).toBe('FUDAO_NOT_ALLOWED');
    }
  });

  test('of terms keep them apart', async () => {
    const spring = { name: '第二学期', startsOn: '2027-02-22', endsOn: '2027-07-09' };
    expect(await change('saveTerm', spring)).toMatchObject({ taken: 0, given: 100 });
    const { terms } = await outside<{ terms: { id: string; schoolYear: string }[] }>(
      'schoolYear',
      { year: 2026 },
      teacher,
    );
    expect(terms.map(({ schoolYear }) => schoolYear)).toEqual(['2026-2027', '2026-2027']);
    const [, { id }] = terms as [unknown, { id: string }];
    for (const wrong of [{ startsOn: '2027-01-22' }, { endsOn: '2027-02-01' }, { startsOn: '2027-02-30' }]) {
      expect(await refusal(change('saveTerm', { ...spring, id, ...wrong }))).toBe('ORGANISATION_CALENDAR_INVALID');
    }
    expect(await refusal(change('saveTerm', { ...spring, id: 'none' }))).toBe('ORGANISATION_TERM_NOT_FOUND');
    expect(await refusal(change('saveTerm', { ...spring, id, name: ' ' }))).toBe('ORGANISATION_CALENDAR_NAME_REQUIRED');
    expect(await change('removeTerm', { id })).toMatchObject({ taken: 100, given: 0 });
  });

  test('from a file are saved whole or not at all', async () => {
    const entry = (kind: string, from: string, to = from) => ({ kind, from, to, name: '元旦', isProvisional: false });
    const good = [entry('holiday', '2027-01-01', '2027-01-03'), entry('make-up', '2027-01-09')];
    const overlapping = [...good, { ...entry('term', '2027-01-20', '2027-07-01') }];
    const contrary = [...good, entry('make-up', '2027-01-02')];
    for (const entries of [overlapping, contrary]) {
      expect(await refusal(change('takeOverEntries', { entries }))).toBe('ORGANISATION_CALENDAR_INVALID');
    }
    expect(await refusal(change('takeOverEntries', { entries: [...good, entry('free', '2027-01-04')] }))).toBe(
      'ORGANISATION_CITY_HAS_HOLIDAYS',
    );
    expect(await kinds('2027-01-01', '2027-01-01')).toEqual(['school-day']);
    expect(await change('takeOverEntries', { entries: good })).toMatchObject({ taken: 1, given: 1 });
    const moved = [entry('holiday', '2027-01-01'), entry('holiday', '2027-01-11')];
    expect(await change('takeOverEntries', { entries: moved, replace: true })).toMatchObject({ taken: 2, given: 0 });
    expect(await kinds('2027-01-09', '2027-01-09')).toEqual(['weekend']);
    await change('putBackChange', { revision });
    expect(await kinds('2027-01-09', '2027-01-11')).toEqual(['make-up', 'weekend', 'school-day']);
    const free = { entries: [entry('free', '2027-01-02', '2027-01-05')], expectedRevision: 1 };
    expect(await outside('takeOverEntries', free, yunhu)).toMatchObject({ taken: 2 });
    const more = { entries: [entry('holiday', '2027-01-06')], expectedRevision: 2 };
    expect(await refusal(outside('takeOverEntries', more, yunhu))).toBe('ORGANISATION_DISTRICT_ONLY_FREES');
  });

  test.each([
    [{ from: '2026-12-03', to: '2026-12-01' }, 'ORGANISATION_RANGE_INVALID'],
    [{ from: '2026-11-31', to: '2026-12-01' }, 'ORGANISATION_RANGE_INVALID'],
    [{ to: '2028-12-01' }, 'ORGANISATION_RANGE_INVALID'],
    [{ mark: 'free' }, 'ORGANISATION_CITY_HAS_HOLIDAYS'],
    [{ mark: 'party' }, 'FUDAO_INVALID'],
    [{ name: '' }, 'ORGANISATION_CALENDAR_NAME_REQUIRED'],
  ])('refuses %p', async (wrong, code) => {
    expect(await refusal(change('markDays', { ...national, ...wrong }))).toBe(code);
  });

  describe('that take days on which something is planned', () => {
    beforeEach(
      () =>
        void (planned.items = [
          { activity: 'session', count: 12 },
          { activity: 'class', count: 3 },
        ]),
    );
    afterEach(() => void (planned.items = []));

    test('are saved only once they are confirmed', async () => {
      const refused = await outside('markDays', { ...national, expectedRevision: revision }, city).catch(
        (error: FudaoError) => error,
      );
      expect(refused).toMatchObject({
        code: 'ORGANISATION_CALENDAR_PLANNED',
        details: { days: 3, planned: { 'zh-CN': '一对一辅导 12、互动课堂 3' } },
      });
      expect(heard.asked.at(-1)).toEqual({
        from: Date.parse('2026-11-30T16:00:00Z'),
        to: Date.parse('2026-12-03T16:00:00Z'),
      });
      expect(await kinds('2026-12-01', '2026-12-01')).toEqual(['school-day']);
      await change('markDays', { ...national, confirm: true });
      expect(await kinds('2026-12-01', '2026-12-01')).toEqual(['holiday']);
      await change('markDays', { ...national, mark: null });
    });

    test('are shown before, with what is planned there', async () => {
      const edit = { kind: 'mark-days', from: '2026-11-21', to: '2026-11-23', mark: 'holiday', name: '假期' };
      const preview = await outside<Preview>('calendarChangePreview', { edit }, city);
      expect(preview).toMatchObject({
        revision,
        taken: ['2026-11-23'],
        planned: [{ activity: 'session', count: 12 }, { count: 3 }],
      });
      const ofDistrict = { ...edit, from: '2026-11-20', mark: 'free' };
      await outside('calendarChangePreview', { edit: ofDistrict }, yunhu);
      expect(heard.asked.slice(-1)).toMatchObject([{ districtId: 'yunhu' }]);
    });

    test('in the past ask nobody', async () => {
      const asked = heard.asked.length;
      const edit = { kind: 'mark-days', from: '2026-10-01', to: '2026-10-07', mark: 'holiday', name: '国庆节' };
      expect(await outside<Preview>('calendarChangePreview', { edit }, city)).toMatchObject({
        planned: [],
        taken: { length: 5 },
      });
      expect(heard.asked.length).toBe(asked);
    });
  });
});
