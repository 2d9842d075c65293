import type { Caller } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import type { RecordsPolicy } from '../records-policy.ts';
import { isWithin, levelOf, scopeOf, staffRoleOf } from '../scope.ts';
import { standingOf, type Opening } from './opening.ts';

type Rules = RecordsPolicy['openings'];

/** Whether the city wants a second person for openings of this caller. */
export function needsApproval(caller: Caller, { approval }: Rules): boolean {
  const role = staffRoleOf(caller);
  return role === undefined || approval[role];
}

/** @throws unless the caller is a second person of the same or a higher level, who supervises what it is about */
export function demandApprover(caller: Caller, opening: Opening): void {
  if (caller.id === opening.viewerId) throw errors.OWN_APPROVAL();
  if (!isWithin(scopeOf(caller), opening)) throw errors.OPENING_UNKNOWN();
  if (levelOf(caller) < opening.viewerLevel) throw errors.APPROVER_TOO_LOW();
}

/** @throws where it was decided, or waited too long */
export function demandWaiting(opening: Opening, now: number, { waitHours }: Rules): void {
  const standing = standingOf(opening, now, waitHours);
  if (standing === 'lapsed') throw errors.OPENING_LAPSED();
  if (standing !== 'waiting') throw errors.ALREADY_DECIDED();
}

const refusals = {
  waiting: errors.OPENING_WAITING,
  lapsed: errors.OPENING_LAPSED,
  refused: errors.OPENING_REFUSED,
  closed: errors.OPENING_EXPIRED,
  expired: errors.OPENING_EXPIRED,
} as const;

/** @throws unless it is the caller's own, holds now, and the caller still supervises what it is about */
export function demandOpen(caller: Caller, opening: Opening, now: number, { waitHours }: Rules): void {
  if (caller.id !== opening.viewerId) throw errors.OPENING_OF_ANOTHER();
  if (!isWithin(scopeOf(caller), opening)) throw errors.OTHER_PLACE();
  const standing = standingOf(opening, now, waitHours);
  if (standing !== 'open') throw refusals[standing]();
}
