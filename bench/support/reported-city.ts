import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { activityRow } from '../../core/src/analytics/figures/activities.repository.ts';
import type { Activity, Entered, Rated } from '../../core/src/analytics/figures/activity.ts';
import { ratedRow } from '../../core/src/analytics/figures/ratings.repository.ts';
import { sumsRow } from '../../core/src/analytics/figures/sums.repository.ts';
import { teacherSums } from '../../core/src/analytics/take-in/bring-up-to-date.ts';
import { createCoreRooms } from '../../core/src/core-rooms.ts';
import { addDays, momentOf } from '../../core/src/runtime/city-time/index.ts';
import { startRooms, type TestRooms } from '../../core/src/testing/start-rooms.ts';

const timeZone = 'Asia/Shanghai';
/** The week that is reported, and the weeks before it that a rise is held against. */
export const week = '2026-11-16';
const weeks = [0, 1, 2, 3, 4].map((back) => addDays(week, -7 * back));
const now = Date.parse('2026-11-23T12:00:00+08:00');
const minuteMs = 60_000;
const atOnce = 500;
const districts = 17;
/** One district of 1,000 teachers in 43 schools; the rest of the 646 schools and teachers in the others. */
export const bigDistrict = { id: 'd00', teachers: 1_000, schools: 43 };
const schoolsInAll = 646;

interface Teacher {
  readonly id: string;
  readonly districtId: string;
  readonly schoolId: string;
}

const two = (value: number) => String(value).padStart(2, '0');
const schoolId = (index: number) => `s${String(index).padStart(3, '0')}`;
const districtOf = (school: number) => `d${two(school < bigDistrict.schools ? 0 : 1 + (school % (districts - 1)))}`;
/** Which school the n-th teacher teaches at. */
const schoolOf = (teacher: number) => (teacher < bigDistrict.teachers ? teacher % bigDistrict.schools : bigDistrict.schools + (teacher % (schoolsInAll - bigDistrict.schools)));

async function importCity({ call }: TestRooms): Promise<void> {
  const schools = Array.from({ length: schoolsInAll }, (_nothing, index) => ({ id: schoolId(index), districtId: districtOf(index), name: `第${index + 1}中学` }));
  await call('organisation.importRoster', { districts: Array.from({ length: districts }, (_nothing, index) => ({ id: `d${two(index)}`, name: `第${index + 1}区` })), schools });
}

async function importTeachers({ call }: TestRooms, count: number): Promise<Teacher[]> {
  const teaching = { subjects: ['math'], grades: [8], reviews: [] };
  const lines = Array.from({ length: count }, (_nothing, index) => ({ educationId: `T${String(index).padStart(7, '0')}`, name: `教师${index}`, kind: 'teacher', schoolId: schoolId(schoolOf(index)), teaching }));
  const found: Teacher[] = [];
  for (let from = 0; from < lines.length; from += atOnce) {
    const accounts = lines.slice(from, from + atOnce);
    await call('identity.importAccounts', { accounts });
    found.push(...(await call<Teacher[]>('identity.accountsByEducationIds', { educationIds: accounts.map(({ educationId }) => educationId) })));
  }
  return found;
}

function sessionOf(teacher: Teacher, index: number, startsOn: string): Activity {
  const startedAt = momentOf(addDays(startsOn, index % 5), 18 * 60 + (index % 6) * 30, timeZone);
  return {
    ...{ id: `${startsOn}-${index}`, mode: 'session', causeId: `c-${startsOn}-${index}`, teacherId: teacher.id, districtId: teacher.districtId, schoolId: teacher.schoolId },
    ...{ startedAt, seconds: 60 + ((index * 37) % 1_700), studentId: `student-${index % 40_000}`, studentDistrictId: `d${two(index % districts)}` },
    ...{ studentSchoolId: schoolId(index % schoolsInAll), subject: ['math', 'physics', 'english'][index % 3]!, grade: 7 + (index % 3), questionId: null },
    ...{ adoptedAt: null, openedAt: null, isDated: true, isOutside: false, seats: 0, seatsTaken: 0, attended: 0, week: startsOn, month: startsOn.slice(0, 7) },
  };
}

const ratingOf = ({ id, causeId, teacherId, districtId, schoolId: school, studentId, startedAt, seconds, subject, grade, week: own, month }: Activity, index: number): Rated => ({
  ...{ id: `r-${id}`, teacherId, districtId, schoolId: school, studentId: studentId!, mode: 'session', causeId, score: 6 + (index % 7), scale: 12 },
  ...{ at: startedAt + seconds * 1_000 + minuteMs, subject, grade, knowledgePointIds: [`math-${index % 300}`, `math-${index % 70}`], week: own, month },
});

const tariff = 20;
const entryOf = ({ id, teacherId, districtId, schoolId: school, startedAt: at, seconds, week: own, month }: Activity): Entered => {
  const gross = Math.floor(seconds / 60) * tariff;
  return { id: `e-${id}`, teacherId, districtId, schoolId: school, at, gross, amount: gross, week: own, month };
};

async function insertInPieces(rooms: TestRooms, table: string, rows: readonly Parameters<TestRooms['platform']['database']['insert']>[1][]): Promise<void> {
  for (let from = 0; from < rows.length; from += 5_000) await rooms.platform.database.insert(table, rows.slice(from, from + 5_000) as never);
}

function byTeacher<T extends { teacherId: string }>(all: readonly T[]): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(one.teacherId, [...(found.get(one.teacherId) ?? []), one]);
  return found;
}

/** Sessions of a week with their ratings, and what each teacher came to, by the room's own functions. */
async function writeWeek(rooms: TestRooms, teachers: readonly Teacher[], sessions: number, startsOn: string): Promise<void> {
  const activities = Array.from({ length: sessions }, (_nothing, index) => sessionOf(teachers[(index * 7) % teachers.length]!, index, startsOn));
  const ratings = activities.map(ratingOf);
  const [done, given, earned] = [byTeacher(activities), byTeacher(ratings), byTeacher(activities.map(entryOf))];
  const sums = teachers.flatMap(({ id }) => teacherSums(id, { activities: done.get(id) ?? [], ratings: given.get(id) ?? [], entered: earned.get(id) ?? [] }, 180) ?? []);
  await insertInPieces(rooms, 'analytics_sums', sums.map((one) => sumsRow(startsOn, one)) as never);
  if (startsOn !== week) return;
  await insertInPieces(rooms, 'analytics_activities', activities.map(activityRow) as never);
  await insertInPieces(rooms, 'analytics_ratings', ratings.map(ratedRow) as never);
  const asked = ratings.flatMap(({ id, knowledgePointIds, subject, grade, month }, index) =>
    [...new Set(knowledgePointIds)].map((point) => {
      const { studentDistrictId, studentSchoolId } = activities[index]!;
      return { source_id: id, knowledge_point_id: point, district_id: studentDistrictId, school_id: studentSchoolId, subject, grade, week, month };
    }),
  );
  await insertInPieces(rooms, 'analytics_asked', asked as never);
}

export interface ReportedCity {
  readonly rooms: TestRooms;
  readonly teachers: readonly Teacher[];
  readonly district: Caller;
  readonly city: Caller;
}

/** A node with a city's teachers and five weeks of what they did. */
export async function startReportedCity(options: { databaseUrl?: string | undefined; teachers: number; sessions: number }): Promise<ReportedCity> {
  const rooms = await startRooms((_platform, runtime, plugins) => createCoreRooms(runtime, plugins), {
    ...(options.databaseUrl && { databaseUrl: options.databaseUrl }),
    now: () => new Date(now),
  });
  await importCity(rooms);
  const teachers = await importTeachers(rooms, options.teachers);
  for (const startsOn of weeks) await writeWeek(rooms, teachers, options.sessions, startsOn);
  const administrator = (role: Caller['roles'][number], districtId: string | null): Caller => ({ ...systemCaller, kind: 'account', id: role, roles: [role], districtId });
  return { rooms, teachers, district: administrator('district-administrator', bigDistrict.id), city: administrator('city-administrator', null) };
}
