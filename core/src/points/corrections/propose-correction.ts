import { type ActionContext } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { prepareAccount } from '../ledger/account.ts';
import { findEntry } from '../ledger/entries.repository.ts';
import { findSums } from '../ledger/sums.repository.ts';
import { findTerm } from '../ledger/terms.ts';
import { demandDistrict, demandTeacher } from '../scope.ts';
import { lockClosing } from '../closing/closings.repository.ts';
import { checkEnough, checkProposal, type Correction } from './correction.ts';
import { insertCorrection } from './corrections.repository.ts';

export interface Proposal {
  teacherId: string;
  termId: string;
  entryId?: string;
  amount: number;
  reason: string;
}

async function checkEntry({ db, params }: ActionContext<Proposal, never>): Promise<void> {
  if (params.entryId === undefined) return;
  const entry = await findEntry(db, params.entryId);
  if (entry?.teacherId !== params.teacherId || entry.termId !== params.termId) throw errors.ENTRY_NOT_FOUND();
}

/** An administrator proposes to add to, or take from, a teacher's points; somebody else decides. */
export async function proposeCorrection(context: ActionContext<Proposal, never>): Promise<Correction> {
  const { caller, params } = context;
  await demandTeacher(context, params.teacherId);
  checkProposal(caller, params);
  await findTerm(context, params.termId);
  await checkEntry(context);
  const { teacherId, termId, districtId } = await prepareAccount(context, params.teacherId, params.termId);
  demandDistrict(caller, districtId);
  checkEnough((await findSums(context.db, teacherId, termId)) ?? { earned: 0, corrected: 0 }, params.amount);
  const { id, proposedAt } = { id: context.newId(), proposedAt: context.now().getTime() };
  const correction: Correction = {
    ...{ id, teacherId, termId, districtId, entryId: params.entryId ?? null, amount: params.amount, reason: params.reason.trim() },
    ...{ state: 'pending', proposedBy: caller.id, proposedAt, decidedBy: null, decidedAt: null, decisionReason: null },
  };
  return context.transaction(async (work) => {
    if ((await lockClosing(work.db, termId, districtId)).state === 'closed') throw errors.TERM_CLOSED();
    await insertCorrection(work.db, correction);
    const { entryId, amount, reason } = correction;
    work.record({ kind: 'points.correction-proposed', subjectId: id, personId: teacherId, payload: { termId, entryId, amount, reason } });
    return correction;
  });
}
