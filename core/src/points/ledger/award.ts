import type { LockingSqlScope, PluginContext, Work } from '@fudao/plugin-sdk';
import type { TermRules, WeekRules } from '../rules/points-rules.ts';
import { answersOf, earnedBy, grossOf } from '../rules/service.ts';
import { openSums, prepareAccount, type Account } from './account.ts';
import { countAnswers, findOfCause, insertEntry } from './entries.repository.ts';
import type { Entry, Outcome } from './entry.ts';
import { holdBack } from './held.repository.ts';
import type { Ledger } from './ledger.ts';
import { postEntry } from './post-entry.ts';
import type { ServiceRequest } from './service-request.ts';
import { ensureTeacher, lockTeacher } from './sums.repository.ts';
import { listTerms, placeOf } from './terms.ts';

export interface Awarded {
  /** `held`: its term is closed; it waits for a reopening. */
  readonly outcome: Outcome | 'held';
  readonly entryId: string | null;
  readonly amount: number;
  /** False where it was awarded before. */
  readonly isNew: boolean;
}

/** An award on its way, with all that its transaction needs to know. */
interface Posting {
  readonly id: string;
  readonly now: number;
  readonly request: ServiceRequest;
  readonly week: string;
  readonly rules: WeekRules;
  /** An answer that was not given in tutoring hours. */
  readonly isOutsideHours: boolean;
}

type Line = Omit<Entry, 'amount' | 'teacherId' | 'termId'>;

function lineOf({ id, now, request, week, rules }: Posting, outcome: Outcome): Line {
  const { kind, causeId, at, quantity } = request;
  return {
    ...{ id, week, type: 'award', kind, causeId, at, enteredAt: now, outcome, quantity, tariff: rules.tariff[kind] },
    ...{ answers: 0, gross: grossOf(request, rules), earned: 0, ruleVersion: rules.version, reason: null, countersId: null },
  };
}

const awarded = ({ id, outcome, amount }: Entry, isNew: boolean): Awarded => ({ outcome, entryId: id, amount, isNew });

async function postOutside(db: LockingSqlScope, posting: Posting): Promise<Awarded> {
  const { teacherId } = posting.request;
  const entry: Entry = { ...lineOf(posting, 'outside-term'), teacherId, termId: null, amount: 0 };
  await insertEntry(db, entry);
  return awarded(entry, true);
}

/** What it earns nothing for, whatever the limits leave. */
const worthlessAs = ({ isOutsideHours }: Posting, isAnnulled: boolean): Outcome | undefined =>
  isAnnulled ? 'annulled' : isOutsideHours ? 'outside-hours' : undefined;

async function postInside(work: Work, posting: Posting, account: Account, { cap }: TermRules, isAnnulled: boolean): Promise<Awarded> {
  const { db } = work;
  const { id, now, request, week, rules } = posting;
  const sums = await openSums(db, account);
  if (sums.isClosed) {
    await holdBack(db, { ...request, ...account, districtId: sums.districtId, id, type: 'award', request, heldAt: now });
    return { outcome: 'held', entryId: null, amount: 0, isNew: true };
  }
  const worthless = worthlessAs(posting, isAnnulled);
  if (worthless) return awarded(await postEntry(work, sums, { ...lineOf(posting, worthless), gross: 0 }, {}, cap), true);
  const answers = answersOf(request);
  const before = answers === 0 ? 0 : await countAnswers(db, request.teacherId, week);
  const earned = earnedBy(request, before, rules);
  return awarded(await postEntry(work, sums, { ...lineOf(posting, 'counted'), answers, earned }, { earned }, cap), true);
}

/** "Hours apply to live tutoring and to answering for points" (the programme's rules); live tutoring is reserved in them. */
async function isOutsideHours({ call }: PluginContext<never>, { kind, teacherId, at, givenAt = at }: ServiceRequest): Promise<boolean> {
  if (kind !== 'answer') return false;
  const { isWithin } = await call<{ isWithin: boolean }>('policy.withinHours', { teacherId, at: givenAt });
  return !isWithin;
}

/**
 * Enters a service, once: the same cause a second time changes nothing. What it earns is reckoned by the week
 * and term of `at`, from what other entries left of the limits, under the teacher's lock.
 */
export async function award(context: PluginContext<never>, ledger: Ledger, request: ServiceRequest): Promise<Awarded> {
  const { week, term } = placeOf(request.at, await listTerms(context), ledger.timeZone);
  const termRules = term && (await ledger.rules.ofTerm(context, term));
  const account = term && (await prepareAccount(context, request.teacherId, term.id));
  const rules = await ledger.rules.ofWeek(context, week, account?.districtId ?? '');
  if (!account) await ensureTeacher(context.db, request.teacherId);
  const posting = { id: context.newId(), now: context.now().getTime(), request, week, rules, isOutsideHours: await isOutsideHours(context, request) };
  const post = async (work: Work) => {
    const { db } = work;
    await lockTeacher(db, request.teacherId);
    const known = await findOfCause(db, request);
    if (known.award) return awarded(known.award, false);
    if (!account || !termRules) return postOutside(db, posting);
    return postInside(work, posting, account, termRules, known.annulment !== undefined);
  };
  return ledger.turns.take(request.teacherId, () => context.transaction(post));
}
