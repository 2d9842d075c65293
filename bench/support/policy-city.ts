import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { createCoreRooms } from '../../core/src/core-rooms.ts';
import { addDays, momentOf, weekdayOf } from '../../core/src/runtime/city-time/index.ts';
import { startRooms, type TestRooms } from '../../core/src/testing/start-rooms.ts';

const timeZone = 'Asia/Shanghai';
const minuteMs = 60_000;
/** A Monday of the term, ten past six. */
export const today = '2026-11-23';
export const evening = Date.parse(`${today}T18:10:00+08:00`);
const someAtOnce = 500;

/** A teacher and a student, who have met for a year. */
export interface Pair {
  readonly teacher: Caller;
  readonly student: Caller;
}

export interface PolicyCity {
  readonly rooms: TestRooms;
  readonly clock: { now: number };
  readonly pairs: readonly Pair[];
}

const caller = (id: string, role: 'teacher' | 'student'): Caller => ({
  ...{ ...systemCaller, kind: 'account', id, roles: [role], districtId: 'east', schoolId: 'school' },
  ...(role === 'student' ? { classGroupId: 'class', grade: 8 } : { teaching: { subjects: ['math'], grades: [8], reviews: [] } }),
});

export interface People {
  readonly teachers: readonly Caller[];
  readonly students: readonly Caller[];
}

/** Admitted teachers of mathematics and students of one class of grade 8. */
export async function importPeople({ call }: Pick<TestRooms, 'call'>, count: { teachers: number; students: number }): Promise<People> {
  const teachers = Array.from({ length: count.teachers }, (_nothing, index) => `T${String(index).padStart(7, '0')}`);
  const students = Array.from({ length: count.students }, (_nothing, index) => `S${String(index).padStart(7, '0')}`);
  const teaching = { subjects: ['math'], grades: [8], reviews: [] };
  const lines = [
    ...teachers.map((educationId) => ({ educationId, name: 'teacher', kind: 'teacher', schoolId: 'school', teaching })),
    ...students.map((educationId) => ({ educationId, name: 'student', kind: 'student', classGroupId: 'class' })),
  ];
  for (let from = 0; from < lines.length; from += someAtOnce) {
    await call('identity.importAccounts', { accounts: lines.slice(from, from + someAtOnce) });
  }
  const idsOf = async (educationIds: readonly string[]) => {
    const ids: string[] = [];
    for (let from = 0; from < educationIds.length; from += someAtOnce) {
      const asked = educationIds.slice(from, from + someAtOnce);
      const found = await call<{ id: string; educationId: string }[]>('identity.accountsByEducationIds', { educationIds: asked });
      const known = new Map(found.map((one) => [one.educationId, one.id]));
      ids.push(...asked.map((educationId) => known.get(educationId)!));
    }
    return ids;
  };
  const admitted = { title: 'senior', subjects: ['math'], grades: [8], admittedOn: '2026-09-01' };
  for (let from = 0; from < teachers.length; from += someAtOnce) {
    const admissions = teachers.slice(from, from + someAtOnce).map((educationId) => ({ ...admitted, educationId }));
    const { created, errors } = await call<{ created: number; errors: object[] }>('admission.importAdmissions', { lines: admissions });
    if (created !== admissions.length) throw new Error(`Admissions were refused: ${JSON.stringify(errors[0])}`);
  }
  const [teacherIds, studentIds] = [await idsOf(teachers), await idsOf(students)];
  return { teachers: teacherIds.map((id) => caller(id, 'teacher')), students: studentIds.map((id) => caller(id, 'student')) };
}

/** Two sessions on each school day of a year, and the student's use of the app. */
async function writeYear({ platform }: TestRooms, pairs: readonly Pair[]): Promise<number> {
  const days = Array.from({ length: 365 }, (_nothing, index) => addDays(today, index - 365)).filter((date) => weekdayOf(date) < 6);
  let written = 0;
  for (const [index, { teacher, student }] of pairs.entries()) {
    const sessions = days.flatMap((date, day) =>
      [18 * 60, 20 * 60].map((minute) => {
        const startsAt = momentOf(date, minute, timeZone);
        return { id: `year-${index}-${day}-${minute}`, startsAt, endsAt: startsAt + 25 * minuteMs };
      }),
    );
    await platform.database.insert(
      'policy_reservations',
      sessions.map(({ id, startsAt, endsAt }) => ({
        ...{ id, owner_id: 'bench', own_key: id, activity: 'session', state: 'settled', district_id: 'east', class_id: null, seats: null },
        ...{ starts_at: startsAt, ends_at: endsAt, expires_at: null, rules_version: 'city@0', created_at: startsAt, ended_at: endsAt },
      })),
    );
    const uses = sessions.flatMap(({ id, startsAt, endsAt }) =>
      [[teacher.id, 'teacher'] as const, [student.id, 'student'] as const].map(([person, role]) => ({
        ...{ person_id: person, reservation_id: id, role, activity: 'session', starts_at: startsAt, ends_at: endsAt },
        ...{ expires_at: null, created_at: startsAt },
      })),
    );
    await platform.database.insert('policy_uses', uses);
    await platform.database.insert(
      'policy_screen',
      sessions.map(({ startsAt, endsAt }) => ({ person_id: student.id, starts_at: startsAt, ends_at: endsAt })),
    );
    written += uses.length;
  }
  return written;
}

/** A district with a school and a class, in a term that runs. */
export async function importDistrict({ call }: Pick<TestRooms, 'call'>): Promise<void> {
  await call('organisation.importRoster', {
    districts: [{ id: 'east', name: '东区' }],
    schools: [{ id: 'school', districtId: 'east', name: '一中' }],
    classGroups: [{ id: 'class', schoolId: 'school', grade: 8, name: '八年级1班' }],
  });
  const term = { id: '2026-autumn', schoolYear: '2026-2027', name: '第一学期', startsOn: '2026-09-01', endsOn: '2027-01-22' };
  await call('organisation.importCalendar', { terms: [term], days: [] });
}

/** The rooms of a node with a district, its people and a year of their history. */
export async function startPolicyCity(options: { databaseUrl?: string; pairs: number; withHistory: number }): Promise<PolicyCity> {
  const clock = { now: evening };
  const rooms = await startRooms((_platform, runtime, plugins) => createCoreRooms(runtime, plugins), {
    ...(options.databaseUrl && { databaseUrl: options.databaseUrl }),
    now: () => new Date(clock.now),
  });
  await importDistrict(rooms);
  const { teachers, students } = await importPeople(rooms, { teachers: options.pairs, students: options.pairs });
  const pairs = teachers.map((one, index) => ({ teacher: one, student: students[index]! }));
  await writeYear(rooms, pairs.slice(0, options.withHistory));
  return { rooms, clock, pairs };
}
