import { commonErrors, type ActionContext, type LockingSqlScope, type Work } from '@fudao/plugin-sdk';
import { countPending } from '../corrections/corrections.repository.ts';
import { errors } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { listSums, setClosed, type TeacherSums } from '../ledger/sums.repository.ts';
import { findTerm } from '../ledger/terms.ts';
import type { TermRules } from '../rules/points-rules.ts';
import { districtScope } from '../scope.ts';
import { lockClosings, saveClosing, type Closing } from './closings.repository.ts';
import { byDistrict, figuresOf } from './figures.ts';
import { ensureClosings, isOver } from './overview.ts';
import { isReady, readinessOf } from './readiness.ts';

export interface CloseTerm {
  termId: string;
  /** Of the total that was looked at. */
  digest: string;
}

async function demandNothingPending(db: LockingSqlScope, termId: string, open: readonly Closing[]): Promise<void> {
  const pending = await countPending(db, termId);
  const count = open.reduce((sum, { districtId }) => sum + (pending.get(districtId) ?? 0), 0);
  if (count > 0) throw errors.CORRECTIONS_OPEN({ count });
}

function demandReady(open: readonly Closing[], all: readonly TeacherSums[], rules: TermRules): void {
  const sums = byDistrict(all);
  const figures = ({ districtId }: Closing) => figuresOf(sums.get(districtId) ?? [], rules);
  const count = open.filter((closing) => !isReady(readinessOf(closing, figures(closing)))).length;
  if (count > 0) throw errors.NOT_SIGNED_OFF({ count });
}

/** Closes every district that is not closed yet, or none. Changes under way are waited for, and then count. */
async function close(context: ActionContext<CloseTerm, never>, work: Work, rules: TermRules): Promise<void> {
  const { termId, digest } = context.params;
  const open = (await lockClosings(work.db, termId)).filter(({ state }) => state !== 'closed');
  if (open.length === 0) throw errors.TERM_CLOSED();
  const districtIds = open.map(({ districtId }) => districtId);
  await setClosed(work.db, termId, districtIds, true);
  const all = await listSums(work.db, termId);
  await demandNothingPending(work.db, termId, open);
  demandReady(open, all, rules);
  const figures = figuresOf(all, rules);
  if (figures.digest !== digest) throw errors.FIGURES_CHANGED();
  const [closedBy, closedAt] = [context.caller.id, context.now().getTime()];
  for (const closing of open) await saveClosing(work.db, { ...closing, state: 'closed', closedBy, closedAt });
  work.record({ kind: 'points.term-closed', subjectId: termId, payload: { termId, districtIds, ...figures } });
}

/** The city closes a term that every district signed off. */
export async function closeTerm(context: ActionContext<CloseTerm, never>, ledger: Ledger): Promise<void> {
  if (districtScope(context.caller) !== null) throw commonErrors.NOT_ALLOWED();
  const term = await findTerm(context, context.params.termId);
  if (!isOver(term, context.now(), ledger.timeZone)) throw errors.TERM_NOT_OVER({ endsOn: term.endsOn });
  const rules = await ledger.rules.ofTerm(context, term);
  await ensureClosings(context, term.id);
  await context.transaction((work) => close(context, work, rules));
}
