import type { LockingSqlScope, PluginContext, Work } from '@fudao/plugin-sdk';
import { localDateOf, weekOf } from '../../runtime/city-time/index.ts';
import type { TermRules, WeekRules } from '../rules/points-rules.ts';
import { answersOf, takenByAnnulling, type Service } from '../rules/service.ts';
import { ensureTeacher, findSums, lockSums, lockTeacher } from './sums.repository.ts';
import type { Awarded } from './award.ts';
import { countAnswers, findOfCause, insertEntry } from './entries.repository.ts';
import type { Entry } from './entry.ts';
import { holdBack } from './held.repository.ts';
import type { Ledger } from './ledger.ts';
import { postEntry } from './post-entry.ts';
import type { ServiceRequest } from './service-request.ts';
import { findTerm } from './terms.ts';

/** What is annulled. */
export type AnnulRequest = Omit<ServiceRequest, 'at' | 'givenAt' | 'quantity' | 'reason'> & { readonly reason: string };

interface Posting {
  readonly id: string;
  readonly now: number;
  readonly request: AnnulRequest;
  readonly timeZone: string;
}

interface AwardRules {
  readonly week: WeekRules;
  readonly term: TermRules;
}

type Line = Omit<Entry, 'amount' | 'teacherId' | 'termId'>;

/** The counter-entry: as the award, with the signs turned. */
function counterLine({ id, now, request }: Posting, award: Entry): Line {
  const { week, at, quantity, tariff, ruleVersion } = award;
  return {
    ...{ id, week, type: 'annulment', kind: request.kind, causeId: request.causeId, at, enteredAt: now, outcome: 'counted', quantity },
    ...{ tariff, answers: 0, gross: 0 - award.gross, earned: 0, ruleVersion, reason: request.reason, countersId: award.id },
  };
}

/** Before its award: nobody knows yet which week and term it belongs to. The award, when it comes, earns nothing. */
async function postUnmet(db: LockingSqlScope, { id, now, request, timeZone }: Posting): Promise<Awarded> {
  const { teacherId, kind, causeId, reason } = request;
  const week = weekOf(localDateOf(now, timeZone)).startsOn;
  const nothing = { quantity: 0, tariff: 0, answers: 0, gross: 0, earned: 0, amount: 0, ruleVersion: '' };
  const names = { id, teacherId, termId: null, week, type: 'annulment', kind, causeId, reason, countersId: null } as const;
  await insertEntry(db, { ...names, at: now, enteredAt: now, outcome: 'unmet', ...nothing });
  return { outcome: 'unmet', entryId: id, amount: 0, isNew: true };
}

async function postCounter(work: Work, posting: Posting, award: Entry, rules: AwardRules): Promise<Awarded> {
  const { db } = work;
  const { id, now, request } = posting;
  const { teacherId } = request;
  const sums = (await lockSums(db, teacherId, award.termId!))!;
  if (sums.isClosed) {
    const { at, quantity } = award;
    const late = { ...request, at, quantity };
    await holdBack(db, { ...request, id, termId: sums.termId, districtId: sums.districtId, type: 'annulment', request: late, heldAt: now });
    return { outcome: 'held', entryId: null, amount: 0, isNew: true };
  }
  const service = award as Service;
  const answers = answersOf(service);
  const before = answers === 0 ? 0 : await countAnswers(db, teacherId, award.week);
  const earned = takenByAnnulling(service, before, rules.week);
  const line = { ...counterLine(posting, award), answers: 0 - answers, earned };
  const { amount } = await postEntry(work, sums, line, { earned }, rules.term.cap);
  return { outcome: 'counted', entryId: id, amount, isNew: true };
}

/** The rules that the award was reckoned by; undefined where it earned nothing anyway. */
async function rulesOf(context: PluginContext<never>, { rules }: Ledger, award: Entry | undefined): Promise<AwardRules | undefined> {
  if (award?.outcome !== 'counted' || award.termId === null) return undefined;
  const term = await findTerm(context, award.termId);
  const { districtId } = (await findSums(context.db, award.teacherId, term.id))!;
  return { week: await rules.ofWeek(context, award.week, districtId), term: await rules.ofTerm(context, term) };
}

async function post(work: Work, posting: Posting, rules: AwardRules | undefined): Promise<Awarded | undefined> {
  const { db } = work;
  await lockTeacher(db, posting.request.teacherId);
  const { award, annulment } = await findOfCause(db, posting.request);
  if (annulment) return { outcome: annulment.outcome, entryId: annulment.id, amount: annulment.amount, isNew: false };
  if (!award) return postUnmet(db, posting);
  if (award.outcome === 'counted') return rules && postCounter(work, posting, award, rules);
  // It earned nothing, so there is nothing to take; the line says that it was annulled all the same.
  await insertEntry(db, { ...counterLine(posting, award), gross: 0, teacherId: award.teacherId, termId: award.termId, amount: 0 });
  return { outcome: 'counted', entryId: posting.id, amount: 0, isNew: true };
}

/** Annuls a service, once, by a counter-entry; also before its award has come. */
export async function annul(context: PluginContext<never>, ledger: Ledger, request: AnnulRequest): Promise<Awarded> {
  await ensureTeacher(context.db, request.teacherId);
  const posting = { id: context.newId(), now: context.now().getTime(), request, timeZone: ledger.timeZone };
  for (;;) {
    const { award } = await findOfCause(context.db, request);
    const rules = await rulesOf(context, ledger, award);
    const done = await ledger.turns.take(request.teacherId, () => context.transaction((work) => post(work, posting, rules)));
    // Undefined where the award came between the look and the lock: its rules are known now.
    if (done) return done;
  }
}
