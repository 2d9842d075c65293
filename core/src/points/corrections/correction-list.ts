import type { ActionContext, Caller } from '@fudao/plugin-sdk';
import { districtScope, findPeople } from '../scope.ts';
import { checkDecision, type Correction, type CorrectionState } from './correction.ts';
import { listCorrections } from './corrections.repository.ts';

function mayDecide(caller: Caller, correction: Correction): boolean {
  try {
    checkDecision(caller, correction);
    return true;
  } catch {
    return false;
  }
}

/** Corrections of the own district, or of the city. */
export async function readCorrections(context: ActionContext<{ state: CorrectionState; limit: number; cursor?: string }, never>) {
  const { caller, params } = context;
  const { state, limit, cursor } = params;
  const found = await listCorrections(context.db, { state, cursor, limit: limit + 1, districtId: districtScope(caller) ?? undefined });
  const page = found.slice(0, limit);
  const people = await findPeople(context, page.flatMap(({ teacherId, proposedBy, decidedBy }) => [teacherId, proposedBy, ...(decidedBy ? [decidedBy] : [])]));
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
  const items = page.map((one) => ({
    ...one,
    ...{ teacherName: nameOf(one.teacherId), proposedByName: nameOf(one.proposedBy), decidedByName: nameOf(one.decidedBy) },
    ...{ mayDecide: mayDecide(caller, one), isMine: one.proposedBy === caller.id },
  }));
  return { items, nextCursor: found.length > limit ? page.at(-1)!.id : null };
}
