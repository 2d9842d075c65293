import { anonymousCaller, type Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startRooms, type TestRooms } from '../testing/start-rooms.ts';
import { createOrganisationRoom } from './organisation.room.ts';
import type { CalendarDay } from './calendar/school-calendar.ts';

const student: Caller = {
  ...anonymousCaller,
  ...{ kind: 'account', id: 's', roles: ['student'], districtId: 'yunhu', schoolId: 'qinghe' },
};

const roster = {
  districts: [
    { id: 'yunhu', name: '云湖区' },
    { id: 'dongling', name: '东岭区' },
  ],
  schools: [
    { id: 'wanghu', districtId: 'yunhu', name: '望湖学校' },
    { id: 'qinghe', districtId: 'yunhu', name: '清禾中学' },
    { id: 'songtai', districtId: 'dongling', name: '松台中学' },
  ],
  classGroups: [
    { id: 'qinghe-8-1', schoolId: 'qinghe', grade: 8, name: '八年级1班' },
    { id: 'qinghe-7-1', schoolId: 'qinghe', grade: 7, name: '七年级1班' },
  ],
};

const autumn = {
  ...{ id: '2026-autumn', schoolYear: '2026-2027', name: '第一学期' },
  ...{ startsOn: '2026-09-01', endsOn: '2027-01-22' },
};
const holiday = (date: string) => ({ date, kind: 'holiday', name: '国庆节' });

onEachKind('the organisation', (freshUrl) => {
  let rooms: TestRooms;
  beforeEach(async () => {
    rooms = await startRooms((platform) => [createOrganisationRoom(platform)], { databaseUrl: await freshUrl() });
    await rooms.call('organisation.importRoster', roster);
  }, 60_000);
  afterEach(() => rooms.stop());

  const list = async (what: string, params = {}, as: Caller = student) =>
    (
      await rooms.call<{ items: { id: string }[] }>(`organisation.${what}`, params, as, { fromOutside: true })
    ).items.map(({ id }) => id);
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'fine',
      (error: { code: string }) => error.code,
    );

  test('shows districts and schools to everyone signed in, and to nobody else', async () => {
    expect(await list('districts')).toEqual(['dongling', 'yunhu']);
    expect(await list('schools')).toEqual(['qinghe', 'songtai', 'wanghu']);
    expect(await list('schools', { districtId: 'yunhu' })).toEqual(['qinghe', 'wanghu']);
    expect(await list('schools', { districtId: 'atlantis' })).toEqual([]);
    for (const what of ['districts', 'schools', 'terms']) {
      expect(await code(list(what, {}, anonymousCaller))).toBe('FUDAO_NOT_SIGNED_IN');
    }
  });

  test('gives schools in pages', async () => {
    const first = await rooms.call<{ nextCursor: string }>('organisation.schools', { limit: 2 }, student);
    expect(first).toMatchObject({ items: [{ id: 'qinghe' }, { id: 'songtai' }], nextCursor: 'songtai' });
    const second = await rooms.call('organisation.schools', { limit: 2, cursor: first.nextCursor }, student);
    expect(second).toMatchObject({ items: [{ id: 'wanghu' }], nextCursor: null });
  });

  test('shows class groups to the own school only', async () => {
    expect(await list('classGroups', { schoolId: 'qinghe' })).toEqual(['qinghe-7-1', 'qinghe-8-1']);
    expect(await code(list('classGroups', { schoolId: 'wanghu' }))).toBe('FUDAO_NOT_ALLOWED');
    expect(await code(list('classGroups', { schoolId: 'nowhere' }))).toBe('ORGANISATION_SCHOOL_NOT_FOUND');
  });

  test('looks things up for rooms, not for clients', async () => {
    expect(await rooms.call('organisation.school', { id: 'songtai' })).toEqual(roster.schools[2]);
    expect(await code(rooms.call('organisation.district', { id: 'atlantis' }))).toBe('ORGANISATION_DISTRICT_NOT_FOUND');
    expect(await code(rooms.call('organisation.classGroup', { id: 'none' }))).toBe(
      'ORGANISATION_CLASS_GROUP_NOT_FOUND',
    );
    expect(await rooms.call('organisation.lookup', { districtIds: ['yunhu', 'atlantis'], schoolIds: [] })).toEqual({
      ...{ districts: [roster.districts[0]], schools: [], classGroups: [] },
    });
    expect(await code(rooms.call('organisation.lookup', {}, student, { fromOutside: true }))).toBe('FUDAO_NOT_FOUND');
  });

  test('takes a roster over twice without a change, and a new name as one', async () => {
    expect(await rooms.call('organisation.importRoster', roster)).toMatchObject({
      ...{ districts: { unchanged: 2 }, schools: { unchanged: 3 }, classGroups: { unchanged: 2 } },
    });
    const renamed = { schools: [{ ...roster.schools[0], name: '望湖中学' }] };
    expect(await rooms.call('organisation.importRoster', renamed)).toMatchObject({
      schools: { created: 0, changed: 1 },
    });
    expect(await rooms.call('organisation.school', { id: 'wanghu' })).toMatchObject({ name: '望湖中学' });
  });

  test('takes nothing of a roster that is wrong', async () => {
    const wrong = {
      districts: [{ id: 'nanting', name: '南汀区' }],
      schools: [{ id: 'x', districtId: 'atlantis', name: '某校' }],
    };
    expect(await code(rooms.call('organisation.importRoster', wrong))).toBe('ORGANISATION_ROSTER_INVALID');
    const strange = { districts: [{ id: '../etc', name: '南汀区' }] };
    expect(await code(rooms.call('organisation.importRoster', strange))).toBe('FUDAO_INVALID');
    expect(await list('districts')).toEqual(['dongling', 'yunhu']);
  });

  test('takes a large roster over', async () => {
    const schools = Array.from({ length: 700 }, (_nothing, index) => ({
      id: `s${index}`,
      districtId: 'yunhu',
      name: `第${index}中学`,
    }));
    const classGroups = schools.flatMap(({ id }) =>
      [7, 8, 9].map((grade) => ({ id: `${id}-${grade}`, schoolId: id, grade, name: `${grade}年级` })),
    );
    expect(await rooms.call('organisation.importRoster', { schools, classGroups })).toMatchObject({
      ...{ schools: { created: 700 }, classGroups: { created: 2_100 } },
    });
  });

  describe('its calendar', () => {
    const days = async (from: string, to: string) =>
      (await rooms.call<{ items: CalendarDay[] }>('organisation.calendar', { from, to }, student)).items;

    test('says what days are', async () => {
      await rooms.call('organisation.importCalendar', {
        terms: [autumn],
        days: [holiday('2026-10-01'), holiday('2026-10-02')],
      });
      expect((await days('2026-09-30', '2026-10-03')).map(({ kind }) => kind)).toEqual([
        'school-day',
        'holiday',
        'holiday',
        'weekend',
      ]);
      expect(await rooms.call('organisation.terms', {}, student)).toEqual({ items: [autumn] });
    });

    test('imported anew has exactly the new days', async () => {
      await rooms.call('organisation.importCalendar', {
        terms: [autumn],
        days: [holiday('2026-10-01'), holiday('2026-10-08')],
      });
      await rooms.call('organisation.importCalendar', { terms: [autumn], days: [holiday('2026-10-01')] });
      expect(await days('2026-10-08', '2026-10-08')).toMatchObject([{ kind: 'school-day', isSchoolDay: true }]);
    });

    test('that is wrong is not taken over', async () => {
      const overlapping = { ...autumn, id: 'other' };
      const wrong = { terms: [autumn, overlapping], days: [] };
      expect(await code(rooms.call('organisation.importCalendar', wrong))).toBe('ORGANISATION_CALENDAR_INVALID');
      expect(await list('terms')).toEqual([]);
      await rooms.call('organisation.importCalendar', { terms: [autumn], days: [] });
      expect(await code(rooms.call('organisation.importCalendar', { terms: [overlapping], days: [] }))).toBe(
        'ORGANISATION_CALENDAR_INVALID',
      );
    });

    test.each([
      ['2026-02-30', '2026-03-01', 'ORGANISATION_RANGE_INVALID'],
      ['2026-03-02', '2026-03-01', 'ORGANISATION_RANGE_INVALID'],
      ['2026-01-01', '2027-06-01', 'ORGANISATION_RANGE_INVALID'],
      ['yesterday', 'today', 'FUDAO_INVALID'],
    ])('refuses the range %s to %s', async (from, to, refusal) => {
      expect(await code(days(from, to))).toBe(refusal);
    });

    test('is empty of marks when nothing was imported', async () => {
      await rooms.call('organisation.importCalendar', { terms: [], days: [] });
      expect(await days('2026-10-01', '2026-10-01')).toMatchObject([{ kind: 'vacation' }]);
    });
  });
});
