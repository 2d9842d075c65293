import { action, type ActionContext, type ActionDefinition, type Static } from '@fudao/plugin-sdk';
import { previewSuspension, suspendPerson } from '../cases/suspend-unreported.ts';
import { currentScope, findPeople, rankOf } from '../level.ts';
import { moderate } from '../permissions.ts';
import type { Sealer } from '../sealed-text.ts';
import { liftSuspension } from './suspend.ts';
import { endText, isLive, type Suspension } from './suspension.ts';
import * as schemas from './suspension-schemas.ts';
import { findLive, findSuspensions, readRevision } from './suspensions.repository.ts';

/** The broadcast upon which gateways read anew; the revision that they look at every second is the truth. */
export const changedBroadcast = 'safety.suspensions-changed';

/** As a gateway refuses with it: the code of the refusal and what fills its sentence. */
function stateItem({ personId, pluginId, until, reasonCode }: Suspension, timeZone: string) {
  const details = { until, reasonCode, end: endText(until, timeZone), ...(pluginId !== null && { plugin: pluginId }) };
  return { personId, pluginId, until, code: pluginId === null ? 'SAFETY_SUSPENDED' : 'SAFETY_SUSPENDED_HERE', details };
}

async function suspensionsPage(context: ActionContext<Static<typeof schemas.SuspensionsParams>>): Promise<Static<typeof schemas.SuspensionPage>> {
  const { params, caller } = context;
  const now = context.now().getTime();
  const { found, scope } = await context.transaction(async (work) => {
    const scope = await currentScope(context, caller.id);
    const found = await findSuspensions(work.db, { scope, isLive: params.state === 'live', now, cursor: params.cursor, limit: params.limit + 1 });
    // Who is suspended, and why, is a child's data: each look is on the record.
    if (found.length > 0) work.record({ kind: 'safety.suspensions-read', subjectId: caller.id, payload: { ids: found.slice(0, params.limit).map(({ id }) => id) } });
    return { found, scope };
  });
  const page = found.slice(0, params.limit);
  const people = await findPeople(context, page.flatMap(({ personId, byId }) => [personId, byId]));
  const items = page.map((one) => {
    const { id, personId, pluginId, caseId, reasonCode, note, level, startsAt, until, liftedAt, liftedBecause } = one;
    const mayLift = isLive(one, now) && personId !== caller.id && rankOf(level) <= rankOf(scope.level);
    const names = { personName: people.get(personId)?.name ?? '', byName: people.get(one.byId)?.name ?? '' };
    return { id, personId, pluginId, caseId, reasonCode, note, level, startsAt, until, liftedAt, liftedBecause, mayLift, ...names };
  });
  return { items, nextCursor: found.length > params.limit ? page.at(-1)!.id : null };
}

/** @param changed tells all nodes at once, after the commit */
export function createSuspensionActions(timeZone: string, seal: Sealer, changed: () => void): Record<string, ActionDefinition> {
  const told = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    changed();
    return result;
  };
  return {
    suspensionState: action({
      summary: 'Everybody who is suspended now, for the gateways; nothing where nothing changed since a revision.',
      allow: 'internal',
      params: schemas.StateParams,
      returns: schemas.SuspensionState,
      handler: async ({ db, now, params }) => {
        // The revision first: what is committed in between is read with the next one.
        const revision = await readRevision(db);
        if (revision === params.revision) return { revision, items: null };
        const live = await findLive(db, now().getTime());
        return { revision, items: live.map((one) => stateItem(one, timeZone)) };
      },
    }),

    suspendPerson: action({
      rest: 'POST /suspensions',
      summary: 'Suspends somebody of the own school, district or city from the platform or one plugin; acts within two seconds.',
      allow: [moderate],
      idempotent: true,
      status: 201,
      params: schemas.SuspendParams,
      returns: schemas.ById,
      handler: (ctx) => told(suspendPerson(ctx, seal)),
    }),

    suspensionPreview: action({
      rest: 'GET /suspensions/preview',
      summary: 'What suspending somebody of the own school, district or city would do; that it was looked at is on the record.',
      allow: [moderate],
      params: schemas.PreviewParams,
      returns: schemas.SuspensionPreview,
      handler: previewSuspension,
    }),

    liftSuspension: action({
      rest: 'POST /suspensions/:id/lifting',
      summary: 'Takes a suspension back, with a reason.',
      allow: [moderate],
      idempotent: true,
      params: schemas.LiftParams,
      returns: schemas.ById,
      handler: (ctx) => told(liftSuspension(ctx)),
    }),

    suspensions: action({
      rest: 'GET /suspensions',
      summary: 'Suspensions of the own school, district or city, those that hold or those that are over.',
      allow: [moderate],
      params: schemas.SuspensionsParams,
      returns: schemas.SuspensionPage,
      handler: suspensionsPage,
    }),
  };
}
