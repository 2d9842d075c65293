import { action, commonErrors, type ActionContext, type ActionDefinition, type Static } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { levelAbove } from '../level.ts';
import type { Sealer } from '../sealed-text.ts';
import { isLive } from '../suspensions/suspension.ts';
import { findOfPerson } from '../suspensions/suspensions.repository.ts';
import { byGravity, dueAfter, type Case } from './case.ts';
import * as schemas from './case-schemas.ts';
import { findAbout, insertStep, lockCase, saveCase } from './cases.repository.ts';

const mayAppeal = ({ state, outcome, appealedAt }: Case) => state === 'closed' && outcome === 'measures' && appealedAt === null;

/** What a person was told, without who reported, who decided, or what reporters wrote. */
async function ownStanding({ db, caller, now }: ActionContext<unknown>, seal: Sealer): Promise<Static<typeof schemas.OwnStanding>> {
  const at = now().getTime();
  const suspensions = (await findOfPerson(db, caller.id)).filter((one) => isLive(one, at));
  const notices = await findAbout(db, caller.id);
  return {
    suspensions: suspensions.map(({ id, pluginId, caseId, reasonCode, startsAt, until }) => ({ id, pluginId, noticeId: caseId, reasonCode, startsAt, until })),
    notices: notices.map((one) => {
      const { id, measures, reasons, snapshot, decidedAt, appealedAt } = one;
      return { id, measures: [...measures], reasons: byGravity(reasons), text: snapshot && seal.open(snapshot, id), decidedAt, appealedAt, mayAppeal: mayAppeal(one) };
    }),
  };
}

/** A note to the level above who decided, once; what was decided holds until then. */
function appeal(context: ActionContext<Static<typeof schemas.AppealParams>>, seal: Sealer): Promise<{ id: string }> {
  const { caller, params } = context;
  const words = params.words.trim();
  if (words === '') throw errors.REASON_REQUIRED();
  return context.transaction(async (work) => {
    const one = await lockCase(work.db, params.id);
    if (!one || one.aboutId !== caller.id || one.outcome !== 'measures') throw commonErrors.NOT_FOUND();
    if (!mayAppeal(one)) throw errors.APPEALED_ALREADY();
    const at = context.now().getTime();
    const level = levelAbove(one.decidedLevel!) ?? 'city';
    await saveCase(work.db, { ...one, state: 'open', level, appealedAt: at, claim: null, priority: 1, dueAt: dueAfter(1, at), revision: one.revision + 1 });
    const id = context.newId();
    await insertStep(work.db, { id, caseId: one.id, kind: 'appealed', byId: caller.id, note: seal.seal(words, id), at });
    work.record({ kind: 'safety.appealed', subjectId: one.id, personId: caller.id, payload: { words } });
    return { id: one.id };
  });
}

export function createOwnActions(seal: Sealer): Record<string, ActionDefinition> {
  return {
    ownStanding: action({
      rest: 'GET /own',
      summary: 'Suspensions that hold for the caller, and what was decided about the caller; open to who is suspended.',
      allow: 'signed-in',
      params: schemas.NoParams,
      returns: schemas.OwnStanding,
      handler: (ctx) => ownStanding(ctx, seal),
    }),

    appeal: action({
      rest: 'POST /own/:id/appeal',
      summary: 'Asks the level above to look at a decision once more, with a note; open to who is suspended.',
      allow: 'signed-in',
      idempotent: true,
      params: schemas.AppealParams,
      returns: schemas.ById,
      handler: (ctx) => appeal(ctx, seal),
    }),
  };
}
