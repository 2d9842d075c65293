import { UniqueViolation, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';
import type { Activity } from '../engine/facts.ts';

export type ReservationState = 'held' | 'settled' | 'released' | 'expired';

/** Time between a teacher and students, from asking for it until it has taken place. Times are ms since 1970. */
export interface Reservation {
  readonly id: string;
  /** Plugin or room that reserved it, and its own name for it. */
  readonly ownerId: string;
  readonly ownKey: string;
  readonly activity: Activity;
  readonly state: ReservationState;
  readonly districtId: string | null;
  /** The class, where this is a seat in one. */
  readonly classId: string | null;
  readonly seats: number | null;
  readonly startsAt: number;
  readonly endsAt: number;
  /** When a reservation that nobody settles stops to count; null once it has ended. */
  readonly expiresAt: number | null;
  readonly rulesVersion: string;
  readonly createdAt: number;
  readonly endedAt: number | null;
}

export interface Party {
  readonly personId: string;
  readonly role: 'teacher' | 'student';
}

const columns = `id, owner_id AS ownerId, own_key AS ownKey, activity, state, district_id AS districtId, class_id AS classId, seats,
  starts_at AS startsAt, ends_at AS endsAt, expires_at AS expiresAt, rules_version AS rulesVersion, created_at AS createdAt,
  ended_at AS endedAt`;

interface PersonRow {
  readonly person_id: string;
  readonly ended_at: number | null;
}

const peopleByIds = 'SELECT person_id, ended_at FROM policy_people WHERE person_id IN (:ids) ORDER BY person_id';
const endingsOf = (ids: readonly string[], rows: readonly PersonRow[]) =>
  ids.map((id) => rows.find(({ person_id }) => person_id === id)?.ended_at ?? 0);

/** When the service of each of these people was last ended; 0 for never. */
export async function findEndings(db: SqlScope, personIds: readonly string[]): Promise<number[]> {
  return endingsOf(personIds, await db.select<PersonRow>(peopleByIds, { ids: [...personIds] }));
}

/**
 * Makes decisions about these people wait for each other until the transaction ends.
 * @returns the same as `findEndings`
 */
export async function lockPeople(db: LockingSqlScope, personIds: readonly string[]): Promise<number[]> {
  const ids = [...new Set(personIds)].sort();
  const found = await db.lockAll<PersonRow>(peopleByIds, { ids });
  if (found.length === ids.length) return endingsOf(personIds, found);
  const missing = ids.filter((id) => !found.some(({ person_id }) => person_id === id));
  // Who is entered here is locked by it: nobody else sees them before the end.
  if (await insertPeople(db, missing)) return endingsOf(personIds, found);
  return endingsOf(personIds, await db.lockAll<PersonRow>(peopleByIds, { ids }));
}

/** Locks a person, and makes known that what was read of the standing before holds no more. */
export async function markEnding(db: LockingSqlScope, personId: string, now: number): Promise<void> {
  const [before = 0] = await lockPeople(db, [personId]);
  // Two within one moment, or on a clock that went back, are two.
  await db.update('policy_people', { ended_at: Math.max(now, before + 1) }, { person_id: personId });
}

/** Whether none of them was entered by somebody else meanwhile; afterwards all are there. */
async function insertPeople(db: LockingSqlScope, ids: readonly string[]): Promise<boolean> {
  try {
    await db.insert('policy_people', ids.map((id) => ({ person_id: id })));
    return true;
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    // Of many in one statement none is kept; one alone is there now.
    if (ids.length > 1) for (const id of ids) await insertPeople(db, [id]);
    return false;
  }
}

/** What somebody takes part in that is planned or runs, the earliest first. */
export async function findHeldOf(db: SqlScope, personId: string, now: number): Promise<string[]> {
  const statement = `SELECT r.id FROM policy_uses u JOIN policy_reservations r ON r.id = u.reservation_id
    WHERE u.person_id = :personId AND u.expires_at > :now AND r.state = 'held' ORDER BY r.starts_at, r.id`;
  return (await db.select<{ id: string }>(statement, { personId, now })).map(({ id }) => id);
}

export async function findByKey(db: SqlScope, ownerId: string, ownKey: string): Promise<Reservation | undefined> {
  return db.selectOne(`SELECT ${columns} FROM policy_reservations WHERE owner_id = :ownerId AND own_key = :ownKey`, { ownerId, ownKey });
}

export async function findReservation(db: SqlScope, id: string): Promise<Reservation | undefined> {
  return db.selectOne(`SELECT ${columns} FROM policy_reservations WHERE id = :id`, { id });
}

export async function lockReservation(db: LockingSqlScope, id: string): Promise<Reservation | undefined> {
  return db.lockOne(`SELECT ${columns} FROM policy_reservations WHERE id = :id`, { id });
}

export async function findParties(db: SqlScope, reservationId: string): Promise<Party[]> {
  const statement = 'SELECT person_id AS personId, role FROM policy_uses WHERE reservation_id = :reservationId ORDER BY person_id';
  return db.select<Party>(statement, { reservationId });
}

export async function insertReservation(db: SqlScope, reservation: Reservation, parties: readonly Party[]): Promise<void> {
  const { id, activity, startsAt, endsAt, expiresAt, createdAt } = reservation;
  await db.insert('policy_reservations', {
    id,
    owner_id: reservation.ownerId,
    own_key: reservation.ownKey,
    activity,
    state: reservation.state,
    district_id: reservation.districtId,
    class_id: reservation.classId,
    seats: reservation.seats,
    starts_at: startsAt,
    ends_at: endsAt,
    expires_at: expiresAt,
    rules_version: reservation.rulesVersion,
    created_at: createdAt,
    ended_at: reservation.endedAt,
  });
  const uses = parties.map(({ personId, role }) => ({
    ...{ person_id: personId, reservation_id: id, role, activity, starts_at: startsAt, ends_at: endsAt },
    ...{ expires_at: expiresAt, created_at: createdAt },
  }));
  if (uses.length > 0) await db.insert('policy_uses', uses);
}

/** Lets a reservation count until another moment. */
export async function holdUntil(db: SqlScope, id: string, expiresAt: number): Promise<void> {
  await db.update('policy_reservations', { expires_at: expiresAt }, { id });
  await db.update('policy_uses', { expires_at: expiresAt }, { reservation_id: id });
}

/** Until when its people are taken. */
export async function saveEnd(db: SqlScope, id: string, endsAt: number): Promise<void> {
  await db.update('policy_reservations', { ends_at: endsAt }, { id });
  await db.update('policy_uses', { ends_at: endsAt }, { reservation_id: id });
}

/** It took place: from now on it counts as long as it really was. */
export async function saveSettled(db: SqlScope, id: string, span: { startsAt: number; endsAt: number }, at: number): Promise<void> {
  const times = { starts_at: span.startsAt, ends_at: span.endsAt, expires_at: null };
  await db.update('policy_reservations', { ...times, state: 'settled', ended_at: at }, { id });
  await db.update('policy_uses', times, { reservation_id: id });
}

/** They did not take place and count no more; who they were for stays, as a late settlement may still come. */
export async function saveUnused(db: SqlScope, ids: readonly string[], state: 'released' | 'expired', at: number): Promise<void> {
  if (ids.length === 0) return;
  await db.update('policy_reservations', { state, expires_at: at, ended_at: at }, { id: ids, state: 'held' });
  await db.update('policy_uses', { expires_at: at }, { reservation_id: ids });
}

export async function findHeldSeats(db: SqlScope, classId: string): Promise<string[]> {
  const statement = "SELECT id FROM policy_reservations WHERE class_id = :classId AND state = 'held'";
  return (await db.select<{ id: string }>(statement, { classId })).map(({ id }) => id);
}

export interface Planned {
  readonly id: string;
  readonly classId: string | null;
  readonly personIds: readonly string[];
}

/** What begins within a stretch of time and has not begun yet. */
export async function findPlannedOn(db: SqlScope, { from, to }: { from: number; to: number }, now: number): Promise<Planned[]> {
  const rows = await db.select<{ id: string; personId: string; classId: string | null }>(
    `SELECT r.id, r.class_id AS classId, u.person_id AS personId FROM policy_reservations r JOIN policy_uses u ON u.reservation_id = r.id
     WHERE r.state = 'held' AND r.expires_at > :now AND r.starts_at > :now AND r.starts_at >= :from AND r.starts_at < :to
     ORDER BY r.starts_at, r.id`,
    { from, to, now },
  );
  const found = new Map<string, Planned>();
  for (const { id, classId, personId } of rows) found.set(id, { id, classId, personIds: [...(found.get(id)?.personIds ?? []), personId] });
  return [...found.values()];
}

/** How many of each activity are planned within a stretch of time or run into it, in a district or everywhere. */
export async function countPlanned(
  db: SqlScope,
  { from, to, districtId, now }: { from: number; to: number; districtId?: string | undefined; now: number },
): Promise<{ activity: Activity; count: number }[]> {
  const rows = await db.select<{ activity: Activity; planned: number }>(
    `SELECT activity, COUNT(*) AS planned FROM policy_reservations
     WHERE state = 'held' AND expires_at > :now AND ends_at > :from AND starts_at < :to
     ${districtId === undefined ? '' : 'AND district_id = :districtId'} GROUP BY activity ORDER BY activity`,
    { from, to, districtId, now },
  );
  return rows.map(({ activity, planned }) => ({ activity, count: Number(planned) }));
}

export async function countTakenSeats(db: SqlScope, classId: string, now: number): Promise<number> {
  const statement = `SELECT COUNT(*) AS taken FROM policy_reservations
    WHERE class_id = :classId AND (state = 'settled' OR (state = 'held' AND expires_at > :now))`;
  return Number((await db.selectOne<{ taken: number }>(statement, { classId, now }))?.taken ?? 0);
}

export async function findExpired(db: SqlScope, now: number, limit: number): Promise<string[]> {
  const statement = "SELECT id FROM policy_reservations WHERE state = 'held' AND expires_at <= :now ORDER BY expires_at LIMIT :limit";
  return (await db.select<{ id: string }>(statement, { now, limit })).map(({ id }) => id);
}
