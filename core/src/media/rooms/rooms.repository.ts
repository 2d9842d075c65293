import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { MemberRole, RoomState, Standing } from './room-state.ts';

/** A room for live audio, opened by a plugin for a session or class of its own. */
export interface MediaRoom extends Standing {
  readonly id: string;
  /** Plugin or room that opened it, and its own name for it. */
  readonly ownerId: string;
  readonly ownKey: string;
  readonly name: string;
  readonly reservationId: string | null;
  readonly districtId: string | null;
  readonly createdAt: number;
  readonly attendanceRevision: number;
  /** Of what was told of the attendance last. */
  readonly attendanceHash: string | null;
}

export interface Member {
  readonly personId: string;
  readonly role: MemberRole;
  readonly removedAt: number | null;
}

const columns = `id, owner_id AS ownerId, own_key AS ownKey, name, reservation_id AS reservationId, district_id AS districtId, state,
  opens_at AS opensAt, starts_at AS startsAt, ends_at AS endsAt, created_at AS createdAt, live_at AS liveAt, ended_at AS endedAt,
  end_reason AS endReason, due_at AS dueAt, attendance_revision AS attendanceRevision, attendance_hash AS attendanceHash`;

export function findRoom(db: SqlScope, id: string): Promise<MediaRoom | undefined> {
  return db.selectOne(`SELECT ${columns} FROM media_rooms WHERE id = :id`, { id });
}

export function findByName(db: SqlScope, name: string): Promise<MediaRoom | undefined> {
  return db.selectOne(`SELECT ${columns} FROM media_rooms WHERE name = :name`, { name });
}

export function findByKey(db: SqlScope, ownerId: string, ownKey: string): Promise<MediaRoom | undefined> {
  return db.selectOne(`SELECT ${columns} FROM media_rooms WHERE owner_id = :ownerId AND own_key = :ownKey`, { ownerId, ownKey });
}

/** What changes a room waits here for what else changes it. */
export function lockRoom(db: LockingSqlScope, id: string): Promise<MediaRoom | undefined> {
  return db.lockOne(`SELECT ${columns} FROM media_rooms WHERE id = :id`, { id });
}

export async function insertRoom(db: SqlScope, room: MediaRoom): Promise<void> {
  await db.insert('media_rooms', {
    id: room.id,
    owner_id: room.ownerId,
    own_key: room.ownKey,
    name: room.name,
    reservation_id: room.reservationId,
    district_id: room.districtId,
    opens_at: room.opensAt,
    starts_at: room.startsAt,
    ends_at: room.endsAt,
    created_at: room.createdAt,
    ...standingColumns(room),
  });
}

const standingColumns = ({ state, liveAt, endedAt, endReason, dueAt }: Standing) => ({
  ...{ state, live_at: liveAt, ended_at: endedAt, end_reason: endReason, due_at: dueAt },
});

export async function saveStanding(db: SqlScope, room: MediaRoom): Promise<void> {
  await db.update('media_rooms', standingColumns(room), { id: room.id });
}

export async function saveTold(db: SqlScope, id: string, revision: number, hash: string): Promise<void> {
  await db.update('media_rooms', { attendance_revision: revision, attendance_hash: hash, due_at: null }, { id });
}

export async function setDue(db: SqlScope, id: string, dueAt: number | null): Promise<void> {
  await db.update('media_rooms', { due_at: dueAt }, { id });
}

export function findMembers(db: SqlScope, roomId: string): Promise<Member[]> {
  const statement = 'SELECT person_id AS personId, role, removed_at AS removedAt FROM media_members WHERE room_id = :roomId ORDER BY person_id';
  return db.select(statement, { roomId });
}

export async function insertMembers(db: SqlScope, roomId: string, people: readonly { id: string; role: MemberRole }[]): Promise<void> {
  if (people.length > 0) await db.insert('media_members', people.map(({ id, role }) => ({ room_id: roomId, person_id: id, role, removed_at: null })));
}

export async function saveRemoved(db: SqlScope, roomId: string, personId: string, at: number): Promise<void> {
  await db.update('media_members', { removed_at: at }, { room_id: roomId, person_id: personId });
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** What somebody has to look at, the longest overdue first. */
export async function findDue(db: SqlScope, now: number, limit: number): Promise<string[]> {
  return idsOf(await db.select('SELECT id FROM media_rooms WHERE due_at <= :now ORDER BY due_at, id LIMIT :limit', { now, limit }));
}

/** Rooms that are not over, in which somebody may be. */
export async function findRunningOf(db: SqlScope, personId: string): Promise<string[]> {
  const statement = `SELECT r.id FROM media_members m JOIN media_rooms r ON r.id = m.room_id
    WHERE m.person_id = :personId AND m.removed_at IS NULL AND r.state <> 'ended' ORDER BY r.id`;
  return idsOf(await db.select(statement, { personId }));
}

export async function findByReservation(db: SqlScope, reservationId: string): Promise<string[]> {
  return idsOf(await db.select('SELECT id FROM media_rooms WHERE reservation_id = :reservationId', { reservationId }));
}

/** Rooms of a plugin in a district that nobody has come into. */
export async function findWaiting(db: SqlScope, ownerId: string, districtId: string): Promise<string[]> {
  const open: RoomState = 'open';
  const statement = 'SELECT id FROM media_rooms WHERE owner_id = :ownerId AND district_id = :districtId AND state = :open';
  return idsOf(await db.select(statement, { ownerId, districtId, open }));
}

export async function findEndedBefore(db: SqlScope, before: number, limit: number): Promise<string[]> {
  return idsOf(await db.select('SELECT id FROM media_rooms WHERE ended_at < :before ORDER BY ended_at LIMIT :limit', { before, limit }));
}

/** With all that is known of who could come in and who did. */
export async function deleteRooms(db: SqlScope, ids: readonly string[]): Promise<void> {
  await db.delete('media_presence', { room_id: ids });
  await db.delete('media_members', { room_id: ids });
  await db.delete('media_rooms', { id: ids });
}
