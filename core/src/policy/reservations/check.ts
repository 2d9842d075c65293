import type { ActionContext } from '@fudao/plugin-sdk';
import type { Decision } from '../engine/decide.ts';
import { errors } from '../errors.ts';
import type { PolicyParts } from '../policy-parts.ts';
import { refusalError, refusalView } from '../refusal.ts';
import type { DecisionAnswer, DemandParams } from '../schemas.ts';
import { decideOn, gatherCircumstances } from './circumstances.ts';
import { checkAhead, checkComplete, demandOf, partiesOf } from './demand.ts';
import { readHistory } from './history.ts';
import { countTakenSeats, findReservation } from './reservations.repository.ts';

const minuteMs = 60_000;

async function decision(context: ActionContext<DemandParams>, parts: PolicyParts): Promise<Decision> {
  const { params, db } = context;
  checkComplete(params);
  const now = context.now().getTime();
  const heldClass = params.classId === undefined ? undefined : await findReservation(db, params.classId);
  if (params.classId !== undefined && heldClass?.activity !== 'class') throw errors.RESERVATION_NOT_FOUND();
  const parties = partiesOf(params);
  const demand = demandOf(params, now, heldClass);
  checkAhead(params.activity, demand, now);
  const freeSeats = heldClass ? (heldClass.seats ?? 0) - (await countTakenSeats(db, heldClass.id, now)) : null;
  const [circumstances, history] = await Promise.all([
    gatherCircumstances(context, parts, { activity: params.activity, parties, at: demand.at }),
    readHistory(db, parts, { parties, at: demand.at, now, freeSeats }),
  ]);
  return decideOn(params.activity, demand, circumstances, parties, history);
}

const minutesOf = (grantedMs: number) => (Number.isFinite(grantedMs) ? grantedMs / minuteMs : null);

/** What the engine would say now; nothing is held. */
export async function check(context: ActionContext<DemandParams>, parts: PolicyParts): Promise<DecisionAnswer> {
  const decided = await decision(context, parts);
  return decided.allowed ? { allowed: true, minutes: minutesOf(decided.grantedMs) } : refusalView(decided, parts.timeZone);
}

/**
 * The same for who goes on only if it is allowed.
 * @throws the rule's refusal
 */
export async function demand(context: ActionContext<DemandParams>, parts: PolicyParts): Promise<{ minutes: number | null }> {
  const decided = await decision(context, parts);
  if (!decided.allowed) throw refusalError(decided, parts.timeZone);
  return { minutes: minutesOf(decided.grantedMs) };
}
