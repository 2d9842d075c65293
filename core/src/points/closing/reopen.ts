import type { ActionContext, Caller, PluginContext } from '@fudao/plugin-sdk';
import { annul } from '../ledger/annul.ts';
import { award } from '../ledger/award.ts';
import { listHeld, removeHeld, type Held } from '../ledger/held.repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { setClosed } from '../ledger/sums.repository.ts';
import { findTerm } from '../ledger/terms.ts';
import { demandDistrict, districtScope } from '../scope.ts';
import { ensureClosing, lockClosing, saveClosing, type Side } from './closings.repository.ts';
import { askedFor, refused, reopened } from './reopening.ts';

export interface DistrictOfTerm {
  termId: string;
  districtId: string;
}

const sideOf = (caller: Caller): Side => (districtScope(caller) === null ? 'city' : 'district');

async function prepare(context: ActionContext<DistrictOfTerm, never>): Promise<void> {
  const { termId, districtId } = context.params;
  demandDistrict(context.caller, districtId);
  await findTerm(context, termId);
  await ensureClosing(context.db, termId, districtId);
}

/** The district or the city asks for a closed term of the district to be reopened. */
export async function askToReopen(context: ActionContext<DistrictOfTerm & { reason: string }, never>): Promise<void> {
  const { caller, params } = context;
  const { termId, districtId } = params;
  const reason = params.reason.trim();
  await prepare(context);
  await context.transaction(async (work) => {
    const reopening = { side: sideOf(caller), by: caller.id, at: context.now().getTime(), reason };
    await saveClosing(work.db, askedFor(await lockClosing(work.db, termId, districtId), reopening));
    work.record({ kind: 'points.reopening-asked', subjectId: params.termId, payload: { termId, districtId, reason, side: reopening.side } });
  });
}

/** The other side approves, and entries come again; or somebody says no. */
export async function decideReopening(context: ActionContext<DistrictOfTerm & { decision: 'approve' | 'refuse' }, never>): Promise<void> {
  const { caller, params } = context;
  const { termId, districtId, decision } = params;
  await prepare(context);
  await context.transaction(async (work) => {
    const closing = await lockClosing(work.db, termId, districtId);
    const side = sideOf(caller);
    const reason = closing.reopening?.reason ?? null;
    if (decision === 'refuse') {
      await saveClosing(work.db, refused(closing));
      return work.record({ kind: 'points.reopening-refused', subjectId: params.termId, payload: { termId, districtId, reason, side } });
    }
    await saveClosing(work.db, reopened(closing, side, caller));
    await setClosed(work.db, termId, [districtId], false);
    work.record({ kind: 'points.reopened', subjectId: params.termId, payload: { termId, districtId, reason, side } });
    work.defer('points.settleHeld', { termId, districtId });
  });
}

async function settleOne(context: PluginContext<never>, ledger: Ledger, { id, type, request }: Held): Promise<boolean> {
  const reason = request.reason ?? 'annulled';
  const done = await (type === 'award' ? award(context, ledger, request) : annul(context, ledger, { ...request, reason }));
  // Closed again meanwhile: it goes on waiting.
  if (done.outcome === 'held') return false;
  await removeHeld(context.db, id);
  return true;
}

const batch = 200;

/** Enters what came while a term was closed. Broken off, it is gone on with: each line is entered once. */
export async function settleHeld(context: ActionContext<DistrictOfTerm, never>, ledger: Ledger): Promise<number> {
  const { termId, districtId } = context.params;
  for (let settled = 0; ;) {
    const held = await listHeld(context.db, termId, districtId, batch);
    for (const one of held) {
      if (!(await settleOne(context, ledger, one))) return settled;
      settled += 1;
    }
    if (held.length < batch) return settled;
  }
}
