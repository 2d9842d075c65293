import type { ActionContext, Static, Work } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import type { ReleaseParams, SettleParams, ShortenParams } from '../schemas.ts';
import { graceMs } from './reserve.ts';
import {
  countTakenSeats,
  findHeldSeats,
  findParties,
  findReservation,
  holdUntil,
  lockPeople,
  lockReservation,
  saveEnd,
  saveSettled,
  saveUnused,
  type Party,
  type Reservation,
} from './reservations.repository.ts';

type Context<Params> = ActionContext<Params>;

/** Clocks of a media server and ours differ by less. */
const toleranceMs = 2 * 60_000;

/** People first, as whoever decides does it, and then the reservation: nobody waits for each other in a ring. */
async function lockWhole(context: Context<{ id: string }>, work: Work): Promise<{ reservation: Reservation; parties: Party[] }> {
  const { id } = context.params;
  const parties = await findParties(work.db, id);
  if (parties.length > 0) await lockPeople(work.db, parties.map(({ personId }) => personId));
  const reservation = await lockReservation(work.db, id);
  const owner = context.callingPlugin ?? 'core';
  // Who does not own it does not hear that it exists.
  if (!reservation || (owner !== 'core' && reservation.ownerId !== owner)) throw errors.RESERVATION_NOT_FOUND();
  return { reservation, parties };
}

/** It begins: from now on it counts until its end. */
export function confirm(context: Context<{ id: string }>): Promise<Reservation> {
  return context.transaction(async (work) => {
    const { reservation } = await lockWhole(context, work);
    const now = context.now().getTime();
    if (reservation.state !== 'held') throw errors.ALREADY_ENDED({ state: reservation.state });
    if (reservation.expiresAt! <= now) throw errors.RESERVATION_NOT_FOUND();
    const expiresAt = Math.max(reservation.expiresAt!, reservation.endsAt + graceMs);
    await holdUntil(work.db, reservation.id, expiresAt);
    return { ...reservation, expiresAt };
  });
}

function checkSpan({ startsAt, endsAt }: Reservation, { startedAt, endedAt }: Static<typeof SettleParams>, now: number): void {
  const isWithin = startedAt >= startsAt - toleranceMs && endedAt <= endsAt + toleranceMs;
  if (endedAt < startedAt || !isWithin) throw errors.SPAN_INVALID();
  // What is settled is paid: nothing is before it has taken place.
  if (endedAt > now + toleranceMs) throw errors.NOT_OVER_YET();
}

/** Of a class: how many could have come and had a seat. Of a seat: in which class, and whose. */
interface Seats {
  readonly seats?: number | null;
  readonly seatsTaken?: number;
  readonly class?: { readonly reservationId: string; readonly ownKey: string; readonly teacherId: string | null };
}

/** What took place, as it is told. */
interface TookPlace {
  readonly parties: readonly Party[];
  readonly span: { readonly startsAt: number; readonly endsAt: number };
  readonly seats: Seats;
}

function tellSettled(work: Work, { id, ownerId, ownKey, activity, districtId, rulesVersion }: Reservation, { parties, span, seats }: TookPlace): void {
  const idsOf = (role: Party['role']) => parties.filter((party) => party.role === role).map(({ personId }) => personId);
  const teacherId = idsOf('teacher')[0] ?? null;
  const payload = { reservationId: id, ownerId, ownKey, activity, districtId, teacherId, studentIds: idsOf('student'), ...seats, ...span };
  work.emit('policy.settled.v1', payload);
  work.record({ kind: 'policy.settled', subjectId: id, ...(teacherId && { personId: teacherId }), payload: { ...payload, rulesVersion } });
}

async function seatsOf({ db }: Work, { id, activity, seats, classId }: Reservation, startsAt: number): Promise<Seats> {
  if (activity === 'class') return { seats, seatsTaken: await countTakenSeats(db, id, startsAt) };
  if (classId === null) return {};
  const [held, parties] = [await findReservation(db, classId), await findParties(db, classId)];
  const teacher = parties.find(({ role }) => role === 'teacher');
  return held ? { class: { reservationId: classId, ownKey: held.ownKey, teacherId: teacher?.personId ?? null } } : {};
}

/**
 * It took place, from when to when is told. What comes late, after the reservation lapsed, counts all the same: it is
 * what happened. Told twice, the first holds.
 */
export function settle(context: Context<Static<typeof SettleParams>>): Promise<Reservation> {
  return context.transaction(async (work) => {
    const { reservation, parties } = await lockWhole(context, work);
    if (reservation.state === 'settled') return reservation;
    if (reservation.state === 'released') throw errors.ALREADY_ENDED({ state: reservation.state });
    const { params } = context;
    const at = context.now().getTime();
    checkSpan(reservation, params, at);
    const span = { startsAt: params.startedAt, endsAt: params.endedAt };
    const seats = await seatsOf(work, reservation, span.startsAt);
    await saveSettled(work.db, reservation.id, span, at);
    tellSettled(work, reservation, { parties, span, seats });
    return { ...reservation, ...span, state: 'settled', expiresAt: null, endedAt: at };
  });
}

/**
 * It ends sooner than it was reserved for; never later, and never before it began. It waits for its settlement as long
 * as it did. Of what is held no more nothing changes.
 */
export function shorten(context: Context<Static<typeof ShortenParams>>): Promise<Reservation> {
  return context.transaction(async (work) => {
    const { reservation } = await lockWhole(context, work);
    const endsAt = Math.max(reservation.startsAt, Math.min(reservation.endsAt, context.params.endsAt));
    if (reservation.state !== 'held' || endsAt === reservation.endsAt) return reservation;
    await saveEnd(work.db, reservation.id, endsAt);
    return { ...reservation, endsAt };
  });
}

/** It does not take place; with a class go the seats in it. */
export function release(context: Context<Static<typeof ReleaseParams>>): Promise<Reservation> {
  return context.transaction(async (work) => {
    const { reservation } = await lockWhole(context, work);
    if (reservation.state === 'settled') throw errors.ALREADY_ENDED({ state: reservation.state });
    if (reservation.state !== 'held') return reservation;
    const at = context.now().getTime();
    await saveUnused(work.db, [reservation.id, ...(await findHeldSeats(work.db, reservation.id))], 'released', at);
    return { ...reservation, state: 'released', expiresAt: at, endedAt: at };
  });
}
