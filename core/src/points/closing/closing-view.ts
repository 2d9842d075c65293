import type { ActionContext, CallAction, Static } from '@fudao/plugin-sdk';
import type { Ledger } from '../ledger/ledger.ts';
import type { ClosingView } from '../schemas.ts';
import { districtScope, findPeople } from '../scope.ts';
import type { Closing, Side } from './closings.repository.ts';
import { overviewOf, type DistrictOverview } from './overview.ts';
import { reopened } from './reopening.ts';

type View = Static<typeof ClosingView>;
type Naming = (id: string | null) => string | null;

function mayApprove(closing: Closing, side: Side, callerId: string): boolean {
  try {
    return reopened(closing, side, { id: callerId }).state === 'open';
  } catch {
    return false;
  }
}

function viewDistrict(one: DistrictOverview, side: Side, callerId: string, nameOf: Naming): Omit<View['districts'][number], 'districtName'> {
  const { districtId, readiness, figures, pending, held, closing } = one;
  const { signedBy, signedAt, closedBy, closedAt, reopening } = closing;
  return {
    ...{ districtId, readiness, figures, pending, held },
    signed: signedAt === null ? null : { by: nameOf(signedBy), at: signedAt },
    closed: closedAt === null ? null : { by: nameOf(closedBy), at: closedAt },
    reopening: reopening && {
      ...{ side: reopening.side, by: nameOf(reopening.by), at: reopening.at, reason: reopening.reason },
      mayApprove: mayApprove(closing, side, callerId),
    },
  };
}

async function districtNames({ call }: { call: CallAction }): Promise<ReadonlyMap<string, string>> {
  const { items } = await call<{ items: { id: string; name: string }[] }>('organisation.districts', {});
  return new Map(items.map(({ id, name }) => [id, name]));
}

/** How a term stands: a district sees its own, the city all. */
export async function viewClosing(context: ActionContext<{ termId: string }, never>, ledger: Ledger): Promise<View> {
  const { caller, params } = context;
  const scope = districtScope(caller);
  const { term, isOver, isReady, rules, total, districts } = await overviewOf(context, ledger, params.termId, scope);
  const actors = districts.flatMap(({ closing }) => [closing.signedBy, closing.closedBy, closing.reopening?.by ?? null]);
  const people = await findPeople(context, actors.filter((id) => id !== null));
  const places = await districtNames(context);
  const side: Side = scope === null ? 'city' : 'district';
  return {
    ...{ term, isOver, isReady, total, cap: rules.cap, side },
    districts: districts.map((one) => ({
      ...viewDistrict(one, side, caller.id, (id) => (id === null ? null : (people.get(id)?.name ?? null))),
      districtName: places.get(one.districtId) ?? null,
    })),
  };
}
