import type { Caller } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import type { Closing, Reopening, Side } from './closings.repository.ts';

/** Asks for a closed term to be reopened; that is one of the two approvals. @throws why it cannot be asked */
export function askedFor(closing: Closing, reopening: Reopening): Closing {
  if (closing.state !== 'closed') throw errors.TERM_NOT_CLOSED();
  if (closing.reopening) throw errors.ALREADY_ASKED();
  return { ...closing, reopening };
}

/** The second approval is the other side's, and another person's. Teachers without a district have the city on both sides. */
function demandOther({ reopening, districtId }: Closing, side: Side, caller: Pick<Caller, 'id'>): void {
  const isOtherSide = reopening?.side !== side || districtId === '';
  if (!isOtherSide || reopening?.by === caller.id) throw errors.OTHER_SIDE();
}

/** @throws why this person may not approve */
export function reopened(closing: Closing, side: Side, caller: Pick<Caller, 'id'>): Closing {
  if (!closing.reopening) throw errors.NOT_ASKED();
  demandOther(closing, side, caller);
  const nobody = { signedBy: null, signedAt: null, signedDigest: null, closedBy: null, closedAt: null };
  return { ...closing, ...nobody, state: 'open', reopening: null };
}

/** Either side may say no, or take it back. */
export function refused(closing: Closing): Closing {
  if (!closing.reopening) throw errors.NOT_ASKED();
  return { ...closing, reopening: null };
}
