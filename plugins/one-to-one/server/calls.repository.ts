import type { LocalText, LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { CallEnd, CallRecording, CallState } from '../api.ts';
import { isOver, type Asked, type CallProgress } from './call-state.ts';

const table = 'one_to_one_calls';

export interface Call extends CallProgress {
  readonly id: string;
  readonly studentId: string;
  readonly districtId: string;
  readonly schoolId: string | null;
  readonly subject: string;
  readonly grade: number;
  readonly text: string;
  readonly excerpt: string;
  readonly pictureIds: readonly string[];
  readonly wantedTeacherId: string | null;
  readonly reach: 'city' | 'district';
  readonly ringSeconds: number;
  readonly longestWaitMinutes: number;
  readonly recording: CallRecording;
  readonly refusal: LocalText | null;
  /** What policy holds while it rings: the session that it would be. */
  readonly reservation: Reservation | null;
  readonly sessionId: string | null;
  /** When it last moved on. */
  readonly changedAt: number;
}

export interface Reservation {
  readonly id: string;
  readonly endsAt: number;
}

interface CallRow {
  id: string;
  student_id: string;
  district_id: string;
  school_id: string | null;
  subject: string;
  grade: number;
  body: string;
  excerpt: string;
  picture_ids: string;
  wanted_teacher_id: string | null;
  reach: 'city' | 'district';
  ring_seconds: number;
  longest_wait_minutes: number;
  recording: CallRecording | null;
  state: CallState;
  ring_teacher_id: string | null;
  ring_since: number | null;
  ring_ends_at: number | null;
  reservation_id: string | null;
  reserved_until: number | null;
  asked: string;
  end_reason: CallEnd | null;
  refusal: string | null;
  session_id: string | null;
  called_at: number;
  here_at: number;
  changed_at: number;
}

function ringingOf({ state, ring_teacher_id: teacherId, ring_since: since, ring_ends_at: endsAt }: CallRow): CallProgress['ringing'] {
  return state === 'waiting' || state === 'ended' || teacherId === null ? null : { teacherId, since: Number(since), endsAt: Number(endsAt) };
}

const callOf = (row: CallRow): Call => ({
  id: row.id,
  studentId: row.student_id,
  districtId: row.district_id,
  schoolId: row.school_id,
  subject: row.subject,
  grade: Number(row.grade),
  text: row.body,
  excerpt: row.excerpt,
  pictureIds: JSON.parse(row.picture_ids) as string[],
  wantedTeacherId: row.wanted_teacher_id,
  reach: row.reach,
  ringSeconds: Number(row.ring_seconds),
  longestWaitMinutes: Number(row.longest_wait_minutes),
  recording: row.recording ?? 'off',
  state: row.state,
  ringing: ringingOf(row),
  asked: JSON.parse(row.asked) as Asked[],
  endReason: row.end_reason,
  refusal: row.refusal === null ? null : (JSON.parse(row.refusal) as LocalText),
  reservation: row.reservation_id === null ? null : { id: row.reservation_id, endsAt: Number(row.reserved_until) },
  sessionId: row.session_id,
  calledAt: Number(row.called_at),
  hereAt: Number(row.here_at),
  changedAt: Number(row.changed_at),
});

const progress = (call: Call) => ({
  active_student_id: isOver(call) ? null : call.studentId,
  state: call.state,
  ring_teacher_id: call.ringing?.teacherId ?? null,
  ring_since: call.ringing?.since ?? null,
  ring_ends_at: call.ringing?.endsAt ?? null,
  reservation_id: call.reservation?.id ?? null,
  reserved_until: call.reservation?.endsAt ?? null,
  asked: JSON.stringify(call.asked),
  end_reason: call.endReason,
  refusal: call.refusal && JSON.stringify(call.refusal),
  session_id: call.sessionId,
});

/** @throws UniqueViolation where the student is calling already */
export async function insertCall(db: SqlScope, call: Call): Promise<void> {
  await db.insert(table, {
    id: call.id,
    student_id: call.studentId,
    district_id: call.districtId,
    school_id: call.schoolId,
    subject: call.subject,
    grade: call.grade,
    body: call.text,
    excerpt: call.excerpt,
    picture_ids: JSON.stringify(call.pictureIds),
    wanted_teacher_id: call.wantedTeacherId,
    reach: call.reach,
    ring_seconds: call.ringSeconds,
    longest_wait_minutes: call.longestWaitMinutes,
    recording: call.recording,
    called_at: call.calledAt,
    here_at: call.hereAt,
    changed_at: call.calledAt,
    ...progress(call),
  });
}

export async function saveCall(db: SqlScope, call: Call, now: number): Promise<void> {
  await db.update(table, { ...progress(call), changed_at: now }, { id: call.id });
}

export async function noteHere(db: SqlScope, id: string, now: number): Promise<void> {
  await db.update(table, { here_at: now }, { id });
}

const byId = `SELECT * FROM ${table} WHERE id = :id`;

export async function readCall(db: SqlScope, id: string): Promise<Call | undefined> {
  const row = await db.selectOne<CallRow>(byId, { id });
  return row && callOf(row);
}

export async function lockCall(db: LockingSqlScope, id: string): Promise<Call | undefined> {
  const row = await db.lockOne<CallRow>(byId, { id });
  return row && callOf(row);
}

/** A student's last call. */
export async function findLastCall(db: SqlScope, studentId: string): Promise<Call | undefined> {
  const row = await db.selectOne<CallRow>(`SELECT * FROM ${table} WHERE student_id = :studentId ORDER BY id DESC LIMIT 1`, { studentId });
  return row && callOf(row);
}

/** Calls that wait, who came first before the others. */
export async function findWaiting(db: SqlScope, limit: number): Promise<Call[]> {
  return (await db.select<CallRow>(`SELECT * FROM ${table} WHERE state = 'waiting' ORDER BY id LIMIT :limit`, { limit })).map(callOf);
}

/** How many wait for a subject before a call, or in all. */
export async function countWaiting(db: SqlScope, subject: string, before?: string): Promise<number> {
  const earlier = before === undefined ? '' : 'AND id < :before';
  const row = await db.selectOne<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE state = 'waiting' AND subject = :subject ${earlier}`, { subject, before });
  return Number(row?.n ?? 0);
}

export async function findRingsOver(db: SqlScope, before: number, limit: number): Promise<string[]> {
  const statement = `SELECT id FROM ${table} WHERE state = 'ringing' AND ring_ends_at < :before ORDER BY id LIMIT :limit`;
  return (await db.select<{ id: string }>(statement, { before, limit })).map(({ id }) => id);
}

/** The call that rings for a session that is reserved. */
export async function findRingOf(db: SqlScope, reservationId: string): Promise<Call | undefined> {
  const statement = `SELECT * FROM ${table} WHERE state = 'ringing' AND reservation_id = :reservationId`;
  const row = await db.selectOne<CallRow>(statement, { reservationId });
  return row && callOf(row);
}
