import { commonErrors, type ActionContext, type LocalText, type Work } from '@fudao/plugin-sdk';
import { localDateOf, weekOf } from '../../runtime/city-time/index.ts';
import { errors } from '../errors.ts';
import { openSums } from '../ledger/account.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { postEntry } from '../ledger/post-entry.ts';
import { ensureTeacher, lockTeacher } from '../ledger/sums.repository.ts';
import { findTerm } from '../ledger/terms.ts';
import { pointsText } from '../rules/hundredths.ts';
import type { TermRules } from '../rules/points-rules.ts';
import { demandDistrict } from '../scope.ts';
import { checkDecision, checkEnough, type Correction } from './correction.ts';
import { findCorrection, lockCorrection, saveDecision } from './corrections.repository.ts';

export interface Decision {
  id: string;
  decision: 'approve' | 'refuse';
  reason?: string;
}

type Context = ActionContext<Decision, never>;

function counterEntry(correction: Correction, { version }: TermRules, id: string, now: number, timeZone: string): Omit<Entry, 'amount' | 'teacherId' | 'termId'> {
  const { id: causeId, amount, entryId } = correction;
  const week = weekOf(localDateOf(now, timeZone)).startsOn;
  return {
    ...{ id, week, type: 'correction', kind: 'correction', causeId, at: now, enteredAt: now, outcome: 'counted', quantity: 1, tariff: amount },
    ...{ answers: 0, gross: amount, earned: amount, ruleVersion: version, reason: null, countersId: entryId },
  };
}

async function post(context: Context, work: Work, ledger: Ledger, correction: Correction, rules: TermRules): Promise<Entry> {
  const { teacherId, amount } = correction;
  await lockTeacher(work.db, teacherId);
  const sums = await openSums(work.db, correction);
  if (sums.isClosed) throw errors.TERM_CLOSED();
  checkEnough(sums, amount);
  const line = counterEntry(correction, rules, context.newId(), context.now().getTime(), ledger.timeZone);
  return postEntry(work, sums, line, { corrected: amount }, rules.cap);
}

const amountText = (amount: number) => (amount > 0 ? `+${pointsText(amount)}` : pointsText(amount));

function tell(work: Work, correction: Correction, entry: Entry | null): void {
  const { id, teacherId, termId, amount, reason, state, decisionReason } = correction;
  const payload = { termId, amount, reason, decisionReason, entryId: entry?.id ?? null, effect: entry?.amount ?? 0 };
  work.record({ kind: `points.correction-${state}`, subjectId: id, personId: teacherId, payload });
  if (!entry) return;
  const title: LocalText = { 'zh-CN': `您的积分有一项更正：${amountText(amount)} 分`, en: `Your points were corrected: ${amountText(amount)}` };
  work.notify({ accountId: teacherId, kind: 'points.corrected', title, link: `/points/statement?term=${termId}` });
}

async function findOpen(context: Context): Promise<Correction> {
  const correction = await findCorrection(context.db, context.params.id);
  if (!correction) throw commonErrors.NOT_FOUND();
  demandDistrict(context.caller, correction.districtId);
  return correction;
}

/** A second administrator approves a proposed correction, which becomes a counter-entry, or refuses it. */
export async function decideCorrection(context: Context, ledger: Ledger): Promise<Correction> {
  const { id, decision, reason } = context.params;
  const { termId, teacherId } = await findOpen(context);
  const rules = await ledger.rules.ofTerm(context, await findTerm(context, termId));
  await ensureTeacher(context.db, teacherId);
  return context.transaction(async (work) => {
    const correction = (await lockCorrection(work.db, id))!;
    checkDecision(context.caller, correction);
    const state = decision === 'approve' ? ('approved' as const) : ('refused' as const);
    const entry = state === 'approved' ? await post(context, work, ledger, correction, rules) : null;
    const decidedAt = context.now().getTime();
    const decided = { ...correction, state, decidedBy: context.caller.id, decidedAt, decisionReason: reason?.trim() || null };
    await saveDecision(work.db, decided);
    tell(work, decided, entry);
    return decided;
  });
}

/** Who proposed it takes it back. */
export async function withdrawCorrection(context: ActionContext<{ id: string }, never>): Promise<Correction> {
  const { caller, params } = context;
  return context.transaction(async (work) => {
    const correction = await lockCorrection(work.db, params.id);
    if (correction?.proposedBy !== caller.id) throw commonErrors.NOT_FOUND();
    if (correction.state !== 'pending') throw errors.CORRECTION_DECIDED();
    const withdrawn: Correction = { ...correction, state: 'withdrawn', decidedBy: caller.id, decidedAt: context.now().getTime() };
    await saveDecision(work.db, withdrawn);
    work.record({ kind: 'points.correction-withdrawn', subjectId: correction.id, personId: correction.teacherId, payload: {} });
    return withdrawn;
  });
}
