import type { ActionContext } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { findPeople } from '../level.ts';
import { claimMs, isClaimedByOther, type Case } from './case.ts';
import { saveCase } from './cases.repository.ts';
import { lockReadable } from './lock-readable.ts';

interface Claimed {
  readonly id: string;
  readonly revision: number;
  readonly until: number | null;
}

/** @throws CLAIMED with the name of the colleague who has it */
export async function demandFree(context: ActionContext<unknown>, one: Case): Promise<void> {
  if (!isClaimedByOther(one, context.caller.id, context.now().getTime())) return;
  const { byId } = one.claim!;
  throw errors.CLAIMED({ name: (await findPeople(context, [byId])).get(byId)?.name ?? '' });
}

export function claimCase(context: ActionContext<{ id: string }>): Promise<Claimed> {
  return context.transaction(async (work) => {
    const { one } = await lockReadable(context, work.db);
    if (one.state === 'closed') throw errors.CLOSED();
    await demandFree(context, one);
    const until = context.now().getTime() + claimMs;
    await saveCase(work.db, { ...one, claim: { byId: context.caller.id, until } });
    work.record({ kind: 'safety.case-claimed', subjectId: one.id, payload: {} });
    return { id: one.id, revision: one.revision, until };
  });
}

/** Given back by who has it; for anybody else nothing changes. */
export function releaseCase(context: ActionContext<{ id: string }>): Promise<Claimed> {
  return context.transaction(async (work) => {
    const { one } = await lockReadable(context, work.db);
    if (one.claim?.byId === context.caller.id && one.state === 'open') await saveCase(work.db, { ...one, claim: null });
    return { id: one.id, revision: one.revision, until: null };
  });
}
