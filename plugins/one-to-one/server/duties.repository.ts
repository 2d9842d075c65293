import { UniqueViolation, type LocalText, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';
import { maybeNumber } from './moment.ts';

const table = 'one_to_one_duties';

/** A teacher on duty, or one who was. */
export interface Duty {
  readonly teacherId: string;
  readonly teacherName: string;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly subjects: readonly string[];
  readonly grades: readonly number[];
  readonly startedAt: number;
  readonly leaseEndsAt: number;
  readonly ringCallId: string | null;
  readonly sessionId: string | null;
  readonly sessionEndsAt: number | null;
  readonly idleSince: number;
  /** Until when a rule of the programme forbids another session; null where none does. */
  readonly restsUntil: number | null;
  readonly missed: number;
  readonly standing: Standing;
  /** Sessions since the duty began. */
  readonly served: number;
}

/** What released ratings say of a teacher. */
export interface Standing {
  /** 0 to 1; null where too few rated. */
  readonly quality: number | null;
  readonly tags: readonly LocalText[];
  readonly knowledgePointIds: readonly string[];
}

interface DutyRow {
  teacher_id: string;
  teacher_name: string;
  district_id: string | null;
  school_id: string | null;
  subjects: string;
  grades: string;
  started_at: number;
  lease_ends_at: number;
  ring_call_id: string | null;
  session_id: string | null;
  session_ends_at: number | null;
  idle_since: number;
  rests_until: number | null;
  missed: number;
  standing: string;
  served: number;
}

const dutyOf = (row: DutyRow): Duty => ({
  teacherId: row.teacher_id,
  teacherName: row.teacher_name,
  districtId: row.district_id,
  schoolId: row.school_id,
  subjects: JSON.parse(row.subjects) as string[],
  grades: JSON.parse(row.grades) as number[],
  startedAt: Number(row.started_at),
  leaseEndsAt: Number(row.lease_ends_at),
  ringCallId: row.ring_call_id,
  sessionId: row.session_id,
  sessionEndsAt: maybeNumber(row.session_ends_at),
  idleSince: Number(row.idle_since),
  restsUntil: maybeNumber(row.rests_until),
  missed: Number(row.missed),
  standing: JSON.parse(row.standing) as Standing,
  served: Number(row.served),
});

export const isOnDuty = ({ leaseEndsAt }: Duty, now: number): boolean => leaseEndsAt > now;
export const isFree = ({ ringCallId, sessionId, restsUntil }: Duty, now: number): boolean => ringCallId === null && sessionId === null && (restsUntil ?? 0) <= now;

export async function readDuty(db: SqlScope, teacherId: string): Promise<Duty | undefined> {
  const row = await db.selectOne<DutyRow>(`SELECT * FROM ${table} WHERE teacher_id = :teacherId`, { teacherId });
  return row && dutyOf(row);
}

export async function lockDuty(db: LockingSqlScope, teacherId: string): Promise<Duty | undefined> {
  const row = await db.lockOne<DutyRow>(`SELECT * FROM ${table} WHERE teacher_id = :teacherId`, { teacherId });
  return row && dutyOf(row);
}

/** What is looked for; of a city some thousands are on duty, so what a search does not need is not read. */
export interface DutySearch {
  readonly subject?: string;
  readonly grade?: number;
  /** As `isFree`. */
  readonly onlyFree?: boolean;
  readonly limit?: number;
}

const free = 'ring_call_id IS NULL AND session_id IS NULL AND (rests_until IS NULL OR rests_until <= :now)';
/** In a list of numbers as JSON has it. */
const hasGrade = '(grades LIKE :onlyGrade OR grades LIKE :firstGrade OR grades LIKE :innerGrade OR grades LIKE :lastGrade)';

/** Who is on duty, by id. */
export async function findOnDuty(db: SqlScope, now: number, { subject, grade, onlyFree = false, limit }: DutySearch = {}): Promise<Duty[]> {
  const conditions = ['lease_ends_at > :now'];
  if (onlyFree) conditions.push(free);
  if (subject !== undefined) conditions.push('subjects LIKE :subject');
  if (grade !== undefined) conditions.push(hasGrade);
  const values = {
    ...{ now, ...(limit !== undefined && { limit }), ...(subject !== undefined && { subject: `%"${subject}"%` }) },
    ...(grade !== undefined && { onlyGrade: `[${grade}]`, firstGrade: `[${grade},%`, innerGrade: `%,${grade},%`, lastGrade: `%,${grade}]` }),
  };
  const statement = `SELECT * FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY teacher_id${limit === undefined ? '' : ' LIMIT :limit'}`;
  return (await db.select<DutyRow>(statement, values)).map(dutyOf);
}

type NewDuty = Pick<Duty, 'teacherId' | 'teacherName' | 'districtId' | 'schoolId' | 'subjects' | 'grades' | 'startedAt' | 'leaseEndsAt' | 'standing'>;

const changing = ({ teacherName, districtId, schoolId, subjects, grades, startedAt, leaseEndsAt, standing }: NewDuty) => ({
  teacher_name: teacherName,
  district_id: districtId,
  school_id: schoolId,
  subjects: JSON.stringify(subjects),
  grades: JSON.stringify(grades),
  started_at: startedAt,
  lease_ends_at: leaseEndsAt,
  standing: JSON.stringify(standing),
});

/** Sees to it that the row is there. Outside of transactions: when two make it at once, both find it. */
export async function ensureDuty(db: SqlScope, duty: NewDuty): Promise<void> {
  if (await readDuty(db, duty.teacherId)) return;
  const free = { ring_call_id: null, session_id: null, session_ends_at: null, idle_since: duty.startedAt, served: 0, missed: 0 };
  try {
    await db.insert(table, { teacher_id: duty.teacherId, ...changing({ ...duty, leaseEndsAt: 0 }), ...free });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
  }
}

/** @param isNew whether a duty begins, and is not just changed */
export async function saveDuty(db: SqlScope, duty: NewDuty, isNew: boolean): Promise<void> {
  const row = changing(duty);
  const begun = { idle_since: duty.startedAt, rests_until: null, served: 0, missed: 0 };
  await db.update(table, isNew ? { ...row, ...begun } : row, { teacher_id: duty.teacherId });
}

/** Not to be asked until then; whoever looks for a teacher passes by. */
export async function rest(db: SqlScope, teacherId: string, until: number): Promise<void> {
  await db.update(table, { rests_until: until }, { teacher_id: teacherId });
}

export async function renewLease(db: SqlScope, teacherId: string, now: number, leaseEndsAt: number): Promise<boolean> {
  const statement = `UPDATE ${table} SET lease_ends_at = :leaseEndsAt WHERE teacher_id = :teacherId AND lease_ends_at > :now`;
  return (await db.run(statement, { teacherId, now, leaseEndsAt })) === 1;
}

export async function endLease(db: SqlScope, teacherId: string, now: number): Promise<void> {
  await db.run(`UPDATE ${table} SET lease_ends_at = :now WHERE teacher_id = :teacherId AND lease_ends_at > :now`, { teacherId, now });
}

/** Takes a free teacher for a call; false where somebody else was quicker. */
export async function takeForCall(db: SqlScope, teacherId: string, callId: string, now: number): Promise<boolean> {
  const statement = `UPDATE ${table} SET ring_call_id = :callId
    WHERE teacher_id = :teacherId AND ring_call_id IS NULL AND session_id IS NULL AND lease_ends_at > :now`;
  return (await db.run(statement, { teacherId, callId, now })) === 1;
}

/** The call rings here no more; the teacher had a turn, and waits for the next from now on. */
export async function freeFromCall(db: SqlScope, teacherId: string, callId: string, now: number, isMissed: boolean): Promise<void> {
  const missed = isMissed ? 'missed + 1' : '0';
  const statement = `UPDATE ${table} SET ring_call_id = NULL, idle_since = :now, missed = ${missed} WHERE teacher_id = :teacherId AND ring_call_id = :callId`;
  await db.run(statement, { teacherId, callId, now });
}

/** The student took the call back: it was no turn. */
export async function releaseFromCall(db: SqlScope, teacherId: string, callId: string): Promise<void> {
  await db.update(table, { ring_call_id: null }, { teacher_id: teacherId, ring_call_id: callId });
}

export async function occupy(db: SqlScope, teacherId: string, sessionId: string, endsAt: number): Promise<void> {
  const statement = `UPDATE ${table} SET ring_call_id = NULL, session_id = :sessionId, session_ends_at = :endsAt, served = served + 1, missed = 0 WHERE teacher_id = :teacherId`;
  await db.run(statement, { teacherId, sessionId, endsAt });
}

export async function freeFromSession(db: SqlScope, teacherId: string, sessionId: string, now: number): Promise<void> {
  const statement = `UPDATE ${table} SET session_id = NULL, session_ends_at = NULL, idle_since = :now WHERE teacher_id = :teacherId AND session_id = :sessionId`;
  await db.run(statement, { teacherId, sessionId, now });
}

/** Teachers whose app has gone while a call rings there. */
export async function findGone(db: SqlScope, now: number): Promise<{ teacherId: string; callId: string }[]> {
  const statement = `SELECT teacher_id, ring_call_id FROM ${table} WHERE ring_call_id IS NOT NULL AND lease_ends_at <= :now`;
  const rows = await db.select<{ teacher_id: string; ring_call_id: string }>(statement, { now });
  return rows.map(({ teacher_id: teacherId, ring_call_id: callId }) => ({ teacherId, callId }));
}

/** Teachers on duty whose lease ends until then. */
export async function findLapsing(db: SqlScope, now: number, until: number): Promise<string[]> {
  const statement = `SELECT teacher_id FROM ${table} WHERE lease_ends_at > :now AND lease_ends_at <= :until ORDER BY teacher_id`;
  return (await db.select<{ teacher_id: string }>(statement, { now, until })).map(({ teacher_id: id }) => id);
}

/** Teachers on duty who let so many rings on end go by. */
export async function findAbsent(db: SqlScope, missed: number, now: number): Promise<string[]> {
  const statement = `SELECT teacher_id FROM ${table} WHERE lease_ends_at > :now AND missed >= :missed`;
  return (await db.select<{ teacher_id: string }>(statement, { missed, now })).map(({ teacher_id: id }) => id);
}
