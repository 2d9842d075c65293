import { FudaoError, type ActionContext, type Static, type Work } from '@fudao/plugin-sdk';
import type { Demand } from '../engine/decide.ts';
import { errors } from '../errors.ts';
import type { PolicyParts } from '../policy-parts.ts';
import { refusalError } from '../refusal.ts';
import type { ReserveParams } from '../schemas.ts';
import { decideOn, gatherCircumstances, type Circumstances } from './circumstances.ts';
import { checkAhead, checkComplete, demandOf, partiesOf } from './demand.ts';
import { readHistory } from './history.ts';
import {
  countTakenSeats,
  findByKey,
  findEndings,
  findReservation,
  insertReservation,
  lockPeople,
  lockReservation,
  type Party,
  type Reservation,
} from './reservations.repository.ts';

type Params = Static<typeof ReserveParams>;
type Context = ActionContext<Params>;

/** What took place is settled within this after its end; later it no longer counts until it is. */
export const graceMs = 15 * 60_000;

function checkParty({ caller }: Context, parties: readonly Party[]): void {
  if (caller.kind === 'system' || parties.some(({ personId }) => personId === caller.id)) return;
  throw errors.NOT_A_PARTY();
}

/** The same reservation again, if this is a retry. */
function sameAgain(found: Reservation, { activity, classId }: Params): Reservation {
  const isSame = found.activity === activity && found.classId === (classId ?? null);
  if (!isSame) throw errors.OTHER_WITH_KEY();
  return found;
}

/**
 * A retry meets what it was granted before: that is in its own way, or has the key. So it is looked for only then, and
 * whoever asks once does not wait for it.
 */
async function orSameAgain<T>(context: Context, work: Work, hold: () => Promise<T>): Promise<T | Reservation> {
  try {
    return await hold();
  } catch (error) {
    const before = error instanceof FudaoError ? await findByKey(work.db, ownerOf(context), context.params.key) : undefined;
    if (!before) throw error;
    return sameAgain(before, context.params);
  }
}

async function freeSeatsOf(work: Work, classId: string | undefined, now: number): Promise<number | null> {
  if (classId === undefined) return null;
  const found = await lockReservation(work.db, classId);
  if (found?.activity !== 'class' || found.state !== 'held') throw errors.RESERVATION_NOT_FOUND();
  return (found.seats ?? 0) - (await countTakenSeats(work.db, classId, now));
}

const ownerOf = (context: Context) => context.callingPlugin ?? 'core';

function toReservation(context: Context, { held, districtId }: Circumstances, span: { from: number; to: number }): Reservation {
  const { params } = context;
  const now = context.now().getTime();
  const confirmed = span.to + graceMs;
  return {
    id: context.newId(),
    ownerId: ownerOf(context),
    ownKey: params.key,
    activity: params.activity,
    state: 'held',
    districtId,
    classId: params.classId ?? null,
    seats: params.activity === 'class' ? Math.min(params.seats ?? Infinity, held.rules.classSession.maxSeats) : null,
    startsAt: span.from,
    endsAt: span.to,
    expiresAt: params.holdSeconds === undefined ? Math.max(confirmed, now + graceMs) : now + params.holdSeconds * 1000,
    rulesVersion: held.version,
    createdAt: now,
    endedAt: null,
  };
}

interface Asked {
  readonly parties: readonly Party[];
  readonly demand: Demand;
  readonly circumstances: Circumstances;
  readonly freeSeats: number | null;
  readonly now: number;
}

/** Under the lock of all of them. */
async function hold(context: Context, parts: PolicyParts, work: Work, { parties, demand, circumstances, freeSeats, now }: Asked): Promise<Reservation> {
  const { params } = context;
  if (!isPlayed(context, parts)) checkAhead(params.activity, demand, now);
  const history = await readHistory(work.db, parts, { parties, at: demand.at, now, freeSeats });
  const decision = decideOn(params.activity, demand, circumstances, parties, history);
  if (!decision.allowed) throw refusalError(decision, parts.timeZone);
  // What takes no time takes none, however long the hours or an admission go on.
  const length = Number.isFinite(demand.wantedMs) ? decision.grantedMs : 0;
  const reservation = toReservation(context, circumstances, { from: demand.at, to: demand.at + length });
  await insertReservation(work.db, reservation, parties);
  return reservation;
}

const isPlayed = ({ caller, callingPlugin }: Context, { isDemo }: PolicyParts) => isDemo && caller.kind === 'system' && callingPlugin === undefined;

/** Undefined where somebody's service was ended between asking how they stand and holding their lock. */
async function reserveOnce(context: Context, parts: PolicyParts, parties: readonly Party[]): Promise<Reservation | undefined> {
  const { params } = context;
  const ids = parties.map(({ personId }) => personId);
  const now = context.now().getTime();
  // Before all that is asked of them: a later ending was not seen.
  const endings = await findEndings(context.db, ids);
  const heldClass = params.classId === undefined ? undefined : await findReservation(context.db, params.classId);
  const demand = demandOf(params, now, heldClass);
  const circumstances = await gatherCircumstances(context, parts, { activity: params.activity, parties, at: demand.at, endedAt: Math.max(0, ...endings) });
  return context.transaction(async (work) => {
    const freeSeats = await freeSeatsOf(work, params.classId, now);
    const endingsNow = await lockPeople(work.db, ids);
    if (endingsNow.join() !== endings.join()) return undefined;
    return orSameAgain(context, work, () => hold(context, parts, work, { parties, demand, circumstances, freeSeats, now }));
  });
}

/**
 * Decides and holds in one: what is granted counts against every later decision about the same people from here on,
 * whichever node it is made on. Nobody is held who was withdrawn or suspended meanwhile: whoever ends a service marks
 * it under the same lock, and then all is asked anew here.
 * @throws the rule's refusal
 */
export async function reserve(context: Context, parts: PolicyParts): Promise<Reservation> {
  checkComplete(context.params);
  const parties = partiesOf(context.params);
  checkParty(context, parties);
  for (;;) {
    const reservation = await reserveOnce(context, parts, parties);
    if (reservation) return reservation;
  }
}
