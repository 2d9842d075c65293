import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  action,
  anonymousCaller,
  defineService,
  Type,
  type Caller,
  type FudaoError,
  type Role,
} from '@fudao/plugin-sdk';
import { onEachKind } from '../../../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../../../testing/start-rooms.ts';
import { createOrganisationRoom } from '../../organisation.room.ts';
import type { HistoryItem, Preview, Saved } from '../edit-schemas.ts';

const person = (role: Role, districtId: string | null): Caller => ({
  ...{ ...anonymousCaller, kind: 'account', id: role, name: role, roles: [role], districtId },
});
const city = person('city-administrator', null);
const district = person('district-administrator', 'yunhu');
const spring = {
  id: 'spring',
  schoolYear: '2026-2027',
  name: '第二学期',
  startsOn: '2027-02-22',
  endsOn: '2027-07-09',
};
const title = '国务院办公厅关于2027年部分节假日安排的通知';
const file = `title: ${title}
publishedOn: '2026-11-20'
holidays:
  - { from: '2027-05-01', to: '2027-05-05', name: 劳动节 }
makeUpDays:
  - { date: '2027-02-20', name: 春节调休上课 }
  - { date: '2027-05-08', name: 劳动节调休上课 }
`;
const entered = (date: string, name: string, isProvisional: boolean) => ({
  ...{ date, kind: 'holiday', name, isProvisional },
});
const anything = Type.Record(Type.String(), Type.Unknown());

onEachKind('published holidays', (freshUrl) => {
  let rooms: TestRooms;
  let folder: string;
  const records: { payload?: { source?: string } }[] = [];
  const planned = { items: [] as object[] };

  const standIn = (name: string, actionName: string, handler: (params: object) => object) => {
    const summary = 'Stands in.';
    const answer = action({
      ...{ summary, allow: 'internal', params: anything, returns: anything },
      handler: ({ params }) => handler(params) as never,
    });
    return { name, service: defineService({ name, actions: { [actionName]: answer } }) };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-holidays-'));
    await writeFile(join(folder, '2027.yaml'), file);
    await writeFile(join(folder, '2024.yaml'), 'holidays: everything');
    const create = (platform: Parameters<typeof createOrganisationRoom>[0]) => [
      createOrganisationRoom(platform, folder),
      standIn('records', 'append', (params) => (records.push(params), {})),
      standIn('policy', 'reservationsBetween', () => planned),
    ];
    rooms = await startRooms(create, { databaseUrl: await freshUrl(), now: () => new Date('2026-11-22T08:00:00Z') });
    await rooms.call('organisation.importRoster', { districts: [{ id: 'yunhu', name: '云湖区' }] });
    const days = [entered('2027-05-04', '校庆', false), entered('2027-06-09', '端午节', true)];
    await rooms.call('organisation.importCalendar', { terms: [spring], days });
  }, 60_000);
  afterAll(async () => {
    await rooms.stop();
    await rm(folder, { recursive: true });
  });

  const outside = <R>(name: string, params: object, as: Caller = city) =>
    rooms.call<R>(`organisation.${name}`, { ...params }, as, { fromOutside: true });
  const take = (params: object, as?: Caller) => outside<Saved>('takePublished', { year: 2027, ...params }, as);
  const preview = (edit: object, as?: Caller) =>
    outside<Preview>(
      'calendarChangePreview',
      { edit: { kind: 'take-published', year: 2027, overwrite: false, ...edit } },
      as,
    );
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => 'fine',
      (error: FudaoError) => error.code,
    );

  test('are looked at before: what is new, what goes, what stays as the city has it, what nobody has school on', async () => {
    const known = { notice: { title, publishedOn: '2026-11-20' }, years: [2024, 2027] };
    expect(await outside('publishedHolidays', { year: 2027 })).toEqual({ year: 2027, ...known });
    planned.items = [{ activity: 'class', count: 2 }];
    const seen = await preview({});
    planned.items = [];
    expect(seen.change.days.map(({ from, to, before, after }) => [from, to, before?.name, after?.name])).toEqual([
      ['2027-02-20', '2027-02-20', undefined, '春节调休上课'],
      ['2027-05-01', '2027-05-03', undefined, '劳动节'],
      ['2027-05-05', '2027-05-05', undefined, '劳动节'],
      ['2027-05-08', '2027-05-08', undefined, '劳动节调休上课'],
      ['2027-06-09', '2027-06-09', '端午节', undefined],
    ]);
    expect(seen.kept).toMatchObject([{ from: '2027-05-04', before: { name: '校庆' }, after: { name: '劳动节' } }]);
    expect(seen.outsideTerms).toEqual(['2027-02-20']);
    expect([seen.taken, seen.given]).toEqual([
      ['2027-05-03', '2027-05-05'],
      ['2027-05-08', '2027-06-09'],
    ]);
    expect(seen.planned).toEqual([{ activity: 'class', count: 2 }]);
    const overwriting = await preview({ overwrite: true });
    expect([overwriting.kept, overwriting.change.days.map(({ from }) => from)]).toEqual([
      [],
      ['2027-02-20', '2027-05-01', '2027-05-04', '2027-05-05', '2027-05-08', '2027-06-09'],
    ]);
  });

  test('on days with a running class are taken over once that is confirmed, and only then', async () => {
    planned.items = [{ activity: 'class', count: 2 }];
    expect(await refusal(take({ expectedRevision: 1 }))).toBe('ORGANISATION_CALENDAR_PLANNED');
    expect(await take({ expectedRevision: 1, confirm: true })).toMatchObject({ revision: 2, taken: 2, given: 2 });
    planned.items = [];
  });

  test('are the city’s own from then on, with the notice beside them, once however often they are taken', async () => {
    await rooms.settle();
    expect(records.at(-1)).toMatchObject({ kind: 'organisation.calendar-changed', payload: { source: title } });
    expect(await take({ expectedRevision: 2 })).toMatchObject({ revision: 2, hasChanged: false });
    const { items } = await outside<{ items: HistoryItem[] }>('calendarChanges', {});
    expect(items.map(({ kind, source }) => [kind, source])).toEqual([
      ['take-published', title],
      ['import', null],
    ]);
  });

  test('are put back as any change is', async () => {
    await outside('putBackChange', { revision: 2, expectedRevision: 2 });
    expect((await preview({})).change.days).toHaveLength(5);
  });

  test('of a year that is not known are refused with a sentence', async () => {
    expect(await outside('publishedHolidays', { year: 2028 })).toMatchObject({ notice: null, years: [2024, 2027] });
    expect(await refusal(preview({ year: 2028 }))).toBe('ORGANISATION_HOLIDAYS_UNKNOWN');
    expect(await refusal(take({ year: 2028, expectedRevision: 3 }))).toBe('ORGANISATION_HOLIDAYS_UNKNOWN');
    expect(await refusal(take({ year: 2024, expectedRevision: 3 }))).toBe('ORGANISATION_HOLIDAYS_FILE_INVALID');
    expect(await refusal(take({ year: 20_270, expectedRevision: 3 }))).toBe('FUDAO_INVALID');
    expect(await refusal(take({ expectedRevision: 1 }))).toBe('ORGANISATION_CALENDAR_CHANGED_MEANWHILE');
  });

  test('are for administrators of the city', async () => {
    for (const as of [district, person('school-administrator', 'yunhu'), person('teacher', 'yunhu')]) {
      expect(await refusal(outside('publishedHolidays', { year: 2027 }, as))).toBe('FUDAO_NOT_ALLOWED');
      expect(await refusal(take({ expectedRevision: 3 }, as))).toBe('FUDAO_NOT_ALLOWED');
      expect(await refusal(preview({}, as))).toBe('FUDAO_NOT_ALLOWED');
    }
  });
});
