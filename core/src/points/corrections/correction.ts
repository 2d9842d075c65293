import type { Caller } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { pointsText, type Hundredths } from '../rules/hundredths.ts';
import type { Sums } from '../rules/sums.ts';

export const correctionStates = ['pending', 'approved', 'refused', 'withdrawn'] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** What one administrator proposes to add or take, and another decides on. */
export interface Correction {
  readonly id: string;
  readonly teacherId: string;
  readonly termId: string;
  readonly districtId: string;
  /** The entry it is about, if it is about one. */
  readonly entryId: string | null;
  readonly amount: Hundredths;
  readonly reason: string;
  readonly state: CorrectionState;
  readonly proposedBy: string;
  readonly proposedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly decisionReason: string | null;
}

/** @throws where somebody would correct their own pay, or nothing */
export function checkProposal(caller: Pick<Caller, 'id'>, { teacherId, amount }: Pick<Correction, 'teacherId' | 'amount'>): void {
  if (caller.id === teacherId) throw errors.OWN_POINTS();
  if (amount === 0) throw errors.AMOUNT_ZERO();
}

/**
 * Whether somebody may decide: a second person, and never the teacher whose pay it is.
 * @throws a refusal that says why not
 */
export function checkDecision(caller: Pick<Caller, 'id'>, correction: Pick<Correction, 'state' | 'teacherId' | 'proposedBy'>): void {
  if (correction.state !== 'pending') throw errors.CORRECTION_DECIDED();
  if (caller.id === correction.teacherId) throw errors.OWN_POINTS();
  if (caller.id === correction.proposedBy) throw errors.OWN_CORRECTION();
}

/** @throws where it would take more than there is */
export function checkEnough({ earned, corrected }: Sums, amount: Hundredths): void {
  if (amount < 0 && earned + corrected + amount < 0) throw errors.BELOW_ZERO({ has: pointsText(earned + corrected) });
}
