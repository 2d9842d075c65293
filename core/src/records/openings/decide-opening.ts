import type { ActionContext, Work } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import type { RecordsPolicy } from '../records-policy.ts';
import { demandApprover, demandWaiting } from './demands.ts';
import type { Opening } from './opening.ts';
import { changeOpening, findOpening, lockOpening } from './openings.repository.ts';
import { pushChange } from './push-change.ts';

type Rules = RecordsPolicy['openings'];
type Step = 'granted' | 'refused' | 'closed';

/** @throws OPENING_UNKNOWN */
export async function demandOpening(found: Promise<Opening | undefined>): Promise<Opening> {
  const opening = await found;
  if (!opening) throw errors.OPENING_UNKNOWN();
  return opening;
}

const decided = {
  granted: { 'zh-CN': '您申请的内容调阅已获同意', en: 'Your opening of content is approved' },
  refused: { 'zh-CN': '您申请的内容调阅未获同意', en: 'Your opening of content is not approved' },
};

/** On record at once, and on the open pages of the viewer; those who may decide follow. */
function tell(work: Work, opening: Opening, step: Step, payload: object): void {
  const { id, number, personId, viewerId } = opening;
  const about = personId === null ? {} : { personId };
  work.record({ kind: `records.opening-${step}`, subjectId: id, ...about, payload: { number, ...payload } });
  pushChange(work, opening, [viewerId]);
  work.defer('records.tellApprovers', { id });
  if (step === 'closed') return;
  work.notify({ accountId: viewerId, kind: 'records.opening-decided', title: decided[step], link: `/records/openings/${id}` });
}

/** A second person lets the first look, or does not. Who decides is read in the transaction that decides. */
export function decideOpening(context: ActionContext<{ id: string; note?: string | undefined }>, isGranted: boolean, rules: Rules): Promise<Opening> {
  const { caller, params, now } = context;
  return context.transaction(async (work) => {
    const opening = await demandOpening(lockOpening(work.db, params.id));
    const at = now().getTime();
    demandApprover(caller, opening);
    demandWaiting(opening, at, rules);
    const note = params.note?.trim() || null;
    const expiresAt = isGranted ? at + rules.minutes * 60_000 : null;
    await changeOpening(work.db, opening.id, { state: isGranted ? 'open' : 'refused', decidedBy: caller.id, decidedAt: at, note, expiresAt });
    tell(work, opening, isGranted ? 'granted' : 'refused', { note, expiresAt });
    return (await findOpening(work.db, opening.id))!;
  });
}

/** The viewer has seen enough, or asks no more. A second time changes nothing. */
export function closeOpening(context: ActionContext<{ id: string }>): Promise<Opening> {
  return context.transaction(async (work) => {
    const opening = await demandOpening(lockOpening(work.db, context.params.id));
    if (opening.viewerId !== context.caller.id) throw errors.OPENING_OF_ANOTHER();
    if (opening.state === 'closed' || opening.state === 'refused') return opening;
    await changeOpening(work.db, opening.id, { state: 'closed' });
    tell(work, opening, 'closed', {});
    return (await findOpening(work.db, opening.id))!;
  });
}
