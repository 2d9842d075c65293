import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { Recording, SessionEnd, SessionState } from '../api.ts';
import { maybeNumber } from './moment.ts';

const table = 'one_to_one_sessions';

export interface Session {
  readonly id: string;
  readonly callId: string;
  readonly studentId: string;
  readonly studentName: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly districtId: string;
  readonly schoolId: string | null;
  readonly subject: string;
  readonly grade: number;
  readonly text: string;
  readonly excerpt: string;
  readonly pictureIds: readonly string[];
  readonly reservationId: string;
  /** What the session is rated under: the platform's key of its time. */
  readonly causeId: string;
  readonly roomId: string;
  readonly boardId: string;
  readonly mayVideo: boolean;
  readonly studentVideo: boolean;
  readonly teacherVideo: boolean;
  readonly recording: Recording;
  readonly state: SessionState;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly endedAt: number | null;
  readonly endReason: SessionEnd | null;
  readonly togetherSeconds: number | null;
  readonly summary: string | null;
  readonly pointIds: readonly string[];
  readonly summarisedAt: number | null;
  readonly lastSeq: number;
}

export interface SessionRow {
  id: string;
  call_id: string;
  student_id: string;
  student_name: string;
  teacher_id: string;
  teacher_name: string;
  district_id: string;
  school_id: string | null;
  subject: string;
  grade: number;
  body: string;
  excerpt: string;
  picture_ids: string;
  reservation_id: string;
  cause_id: string | null;
  room_id: string;
  board_id: string;
  may_video: number;
  student_video: number;
  teacher_video: number;
  recording: Recording | null;
  state: SessionState;
  starts_at: number;
  ends_at: number;
  ended_at: number | null;
  end_reason: SessionEnd | null;
  together_seconds: number | null;
  summary: string | null;
  point_ids: string;
  summarised_at: number | null;
  last_seq: number;
}

export const sessionOf = (row: SessionRow): Session => ({
  id: row.id,
  callId: row.call_id,
  studentId: row.student_id,
  studentName: row.student_name,
  teacherId: row.teacher_id,
  teacherName: row.teacher_name,
  districtId: row.district_id,
  schoolId: row.school_id,
  subject: row.subject,
  grade: Number(row.grade),
  text: row.body,
  excerpt: row.excerpt,
  pictureIds: JSON.parse(row.picture_ids) as string[],
  reservationId: row.reservation_id,
  // Sessions from before it was kept.
  causeId: row.cause_id ?? row.reservation_id,
  roomId: row.room_id,
  boardId: row.board_id,
  mayVideo: Boolean(row.may_video),
  studentVideo: Boolean(row.student_video),
  teacherVideo: Boolean(row.teacher_video),
  recording: row.recording ?? 'off',
  state: row.state,
  startsAt: Number(row.starts_at),
  endsAt: Number(row.ends_at),
  endedAt: maybeNumber(row.ended_at),
  endReason: row.end_reason,
  togetherSeconds: maybeNumber(row.together_seconds),
  summary: row.summary,
  pointIds: JSON.parse(row.point_ids) as string[],
  summarisedAt: maybeNumber(row.summarised_at),
  lastSeq: Number(row.last_seq),
});

const changing = (session: Session) => ({
  student_video: session.studentVideo ? 1 : 0,
  teacher_video: session.teacherVideo ? 1 : 0,
  recording: session.recording,
  state: session.state,
  ended_at: session.endedAt,
  end_reason: session.endReason,
  together_seconds: session.togetherSeconds,
  summary: session.summary,
  point_ids: JSON.stringify(session.pointIds),
  summarised_at: session.summarisedAt,
  last_seq: session.lastSeq,
});

export async function insertSession(db: SqlScope, session: Session): Promise<void> {
  await db.insert(table, {
    id: session.id,
    call_id: session.callId,
    student_id: session.studentId,
    student_name: session.studentName,
    teacher_id: session.teacherId,
    teacher_name: session.teacherName,
    district_id: session.districtId,
    school_id: session.schoolId,
    subject: session.subject,
    grade: session.grade,
    body: session.text,
    excerpt: session.excerpt,
    picture_ids: JSON.stringify(session.pictureIds),
    reservation_id: session.reservationId,
    cause_id: session.causeId,
    room_id: session.roomId,
    board_id: session.boardId,
    may_video: session.mayVideo ? 1 : 0,
    starts_at: session.startsAt,
    ends_at: session.endsAt,
    ...changing(session),
  });
}

export async function saveSession(db: SqlScope, session: Session): Promise<void> {
  await db.update(table, changing(session), { id: session.id });
}

export async function readSession(db: SqlScope, id: string): Promise<Session | undefined> {
  const row = await db.selectOne<SessionRow>(`SELECT * FROM ${table} WHERE id = :id`, { id });
  return row && sessionOf(row);
}

export async function lockSession(db: LockingSqlScope, id: string): Promise<Session | undefined> {
  const row = await db.lockOne<SessionRow>(`SELECT * FROM ${table} WHERE id = :id`, { id });
  return row && sessionOf(row);
}

export async function findByReservation(db: SqlScope, reservationId: string): Promise<Session | undefined> {
  const row = await db.selectOne<SessionRow>(`SELECT * FROM ${table} WHERE reservation_id = :reservationId`, { reservationId });
  return row && sessionOf(row);
}

/** Whose sessions: of one side. */
export type Side = { readonly studentId: string } | { readonly teacherId: string };

const whereOf = (side: Side) => ('studentId' in side ? 'student_id = :personId' : 'teacher_id = :personId');
const personOf = (side: Side) => ('studentId' in side ? side.studentId : side.teacherId);

/** The session of a person that runs. */
export async function findLiveSession(db: SqlScope, side: Side): Promise<Session | undefined> {
  const statement = `SELECT * FROM ${table} WHERE ${whereOf(side)} AND state = 'live' ORDER BY id DESC LIMIT 1`;
  const row = await db.selectOne<SessionRow>(statement, { personId: personOf(side) });
  return row && sessionOf(row);
}

/** A person's sessions, the latest first, one more than wanted. */
export async function listSessions(db: SqlScope, side: Side, limit: number, cursor?: string): Promise<Session[]> {
  const before = cursor === undefined ? '' : 'AND id < :cursor';
  const statement = `SELECT * FROM ${table} WHERE ${whereOf(side)} ${before} ORDER BY id DESC LIMIT :limit`;
  return (await db.select<SessionRow>(statement, { personId: personOf(side), cursor, limit: limit + 1 })).map(sessionOf);
}

/** Sessions that should be over by now and are not known to be. */
export async function findOverdue(db: SqlScope, before: number, limit: number): Promise<string[]> {
  const statement = `SELECT id FROM ${table} WHERE state = 'live' AND ends_at < :before ORDER BY ends_at LIMIT :limit`;
  return (await db.select<{ id: string }>(statement, { before, limit })).map(({ id }) => id);
}

/** Sessions that are over since before a moment, by how their recording stands. */
export async function findByRecording(db: SqlScope, recording: readonly Recording[], before: number, limit: number): Promise<string[]> {
  const statement = `SELECT id FROM ${table} WHERE recording IN (:recording) AND ended_at < :before ORDER BY ended_at LIMIT :limit`;
  return (await db.select<{ id: string }>(statement, { recording, before, limit })).map(({ id }) => id);
}
