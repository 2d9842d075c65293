import { commonErrors, type ActionContext, type Caller } from '@fudao/plugin-sdk';
import { countPending } from '../corrections/corrections.repository.ts';
import { errors } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { listSums } from '../ledger/sums.repository.ts';
import { findTerm } from '../ledger/terms.ts';
import { demandDistrict, districtScope } from '../scope.ts';
import { ensureClosing, lockClosing, saveClosing } from './closings.repository.ts';
import { figuresOf } from './figures.ts';
import { isOver } from './overview.ts';

export interface SignOff {
  termId: string;
  districtId: string;
  /** Of the figures that were looked at. */
  digest: string;
}

/** A district signs off its own; the city signs only for teachers without a district. */
function demandOwn(caller: Caller, districtId: string): void {
  demandDistrict(caller, districtId);
  if (districtScope(caller) === null && districtId !== '') throw commonErrors.NOT_ALLOWED();
}

/** The district stands by the figures that it saw. */
export async function signOff(context: ActionContext<SignOff, never>, ledger: Ledger): Promise<void> {
  const { caller, params } = context;
  const { termId, districtId, digest } = params;
  demandOwn(caller, districtId);
  const term = await findTerm(context, termId);
  if (!isOver(term, context.now(), ledger.timeZone)) throw errors.TERM_NOT_OVER({ endsOn: term.endsOn });
  const rules = await ledger.rules.ofTerm(context, term);
  await ensureClosing(context.db, termId, districtId);
  await context.transaction(async (work) => {
    const closing = await lockClosing(work.db, termId, districtId);
    if (closing.state === 'closed') throw errors.TERM_CLOSED();
    const count = (await countPending(work.db, termId)).get(districtId) ?? 0;
    if (count > 0) throw errors.CORRECTIONS_OPEN({ count });
    const figures = figuresOf(await listSums(work.db, termId, districtId), rules);
    if (figures.digest !== digest) throw errors.FIGURES_CHANGED();
    await saveClosing(work.db, { ...closing, state: 'signed', signedBy: caller.id, signedAt: context.now().getTime(), signedDigest: digest });
    work.record({ kind: 'points.signed-off', subjectId: termId, payload: { termId, districtId, ...figures } });
  });
}

/** The district takes its signature back, while the city has not closed. */
export async function withdrawSignOff(context: ActionContext<Omit<SignOff, 'digest'>, never>): Promise<void> {
  const { termId, districtId } = context.params;
  demandOwn(context.caller, districtId);
  await findTerm(context, termId);
  await ensureClosing(context.db, termId, districtId);
  await context.transaction(async (work) => {
    const closing = await lockClosing(work.db, termId, districtId);
    if (closing.state === 'closed') throw errors.TERM_CLOSED();
    if (closing.state === 'open') return;
    await saveClosing(work.db, { ...closing, state: 'open', signedBy: null, signedAt: null, signedDigest: null });
    work.record({ kind: 'points.sign-off-withdrawn', subjectId: termId, payload: { termId, districtId } });
  });
}
