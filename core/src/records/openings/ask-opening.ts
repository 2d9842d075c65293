import type { ActionContext, Static } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { findPerson } from '../people.ts';
import type { RecordsPolicy } from '../records-policy.ts';
import { findRecord } from '../records.repository.ts';
import type { AskParams, OpeningView } from '../schemas.ts';
import { isWithin, levelOf, scopeOf, type Place, type Scope } from '../scope.ts';
import { needsApproval } from './demands.ts';
import { viewOpenings } from './opening-views.ts';
import type { Opening } from './opening.ts';
import { findOpening, insertOpening } from './openings.repository.ts';

type Context = ActionContext<Static<typeof AskParams>>;
type Reach = Pick<Opening, 'personId' | 'recordSeq' | 'fromAt' | 'toAt'> & Place;

const dayMs = 86_400_000;

async function reachOfRecord(context: Context, seq: number, scope: Scope): Promise<Reach> {
  const record = await findRecord(context.db, seq);
  if (!record || scope.exceptKinds?.includes(record.kind)) throw errors.RECORD_UNKNOWN();
  const { personId, at } = record;
  const person = personId === null ? undefined : await findPerson(context, personId);
  // A record about a person is the affair of the person's school; one about nobody, of who acted.
  const { districtId, schoolId } = person ?? record;
  if (!isWithin(scope, { districtId, schoolId })) throw errors.OTHER_PLACE();
  return { personId, recordSeq: seq, fromAt: at, toAt: at + 1, districtId, schoolId };
}

async function reachOfPerson(context: Context, given: string, scope: Scope, { mostDays }: RecordsPolicy['openings']): Promise<Reach> {
  const { from, to } = context.params;
  if (from === undefined || to === undefined || from >= to) throw errors.SPAN_EMPTY();
  if (to - from > mostDays * dayMs) throw errors.SPAN_TOO_LONG({ days: String(mostDays) });
  const person = await findPerson(context, given);
  if (!person) throw errors.PERSON_UNKNOWN();
  const { districtId, schoolId } = person;
  if (!isWithin(scope, person)) throw errors.OTHER_PLACE();
  return { personId: person.id, recordSeq: null, fromAt: from, toAt: to, districtId, schoolId };
}

/** What the opening would reach. @throws where that is nothing, or not the caller's to supervise */
function reachOf(context: Context, rules: RecordsPolicy['openings']): Promise<Reach> {
  const scope = scopeOf(context.caller);
  const { person, seq } = context.params;
  if ((person === undefined) === (seq === undefined)) throw errors.REACH_UNCLEAR();
  return seq === undefined ? reachOfPerson(context, person!, scope, rules) : reachOfRecord(context, seq, scope);
}

/** Asks to see content: at once where nobody has to approve it. What the transaction gives is what a retry is given again. */
export async function askOpening(context: Context, rules: RecordsPolicy['openings']): Promise<Static<typeof OpeningView>> {
  const { caller, params } = context;
  const words = params.words.trim();
  if (!rules.reasons.includes(params.reason)) throw errors.REASON_UNKNOWN();
  if ([...words].length < rules.fewestWords) throw errors.REASON_TOO_SHORT({ fewest: String(rules.fewestWords) });
  const reach = await reachOf(context, rules);
  const now = context.now().getTime();
  const isOpen = !needsApproval(caller, rules);
  const opening: Omit<Opening, 'number'> = {
    ...{ ...reach, id: context.newId(), viewerId: caller.id, viewerLevel: levelOf(caller), reason: params.reason, words },
    ...{ state: isOpen ? ('open' as const) : ('waiting' as const), askedAt: now, decidedBy: null, decidedAt: null, note: null },
    ...{ expiresAt: isOpen ? now + rules.minutes * 60_000 : null, views: 0 },
  };
  return context.transaction(async (work) => {
    await insertOpening(work.db, opening);
    const asked = (await findOpening(work.db, opening.id))!;
    const { number, personId, recordSeq, fromAt, toAt, state, reason } = asked;
    const payload = { number, reason, words, recordSeq, from: fromAt, to: toAt, state };
    work.record({ kind: 'records.opening-asked', subjectId: opening.id, ...(personId !== null && { personId }), payload });
    if (state === 'waiting') work.defer('records.tellApprovers', { id: opening.id });
    return (await viewOpenings(context, [asked], rules))[0]!;
  });
}
