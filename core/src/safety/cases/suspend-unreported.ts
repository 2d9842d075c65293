import { commonErrors, type ActionContext, type Static, type Work } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { currentScope, findPeople, type Person, type Scope } from '../level.ts';
import type { Sealer } from '../sealed-text.ts';
import { demandMay, suspend } from '../suspensions/suspend.ts';
import type { PreviewParams, SuspendParams, SuspensionPreview } from '../suspensions/suspension-schemas.ts';
import { isLive, mostDays } from '../suspensions/suspension.ts';
import { findOfPerson } from '../suspensions/suspensions.repository.ts';
import { dueAfter, priorityOf, type Case } from './case.ts';
import { findAbout, insertCase, insertStep } from './cases.repository.ts';
import { tellPerson } from './tell.ts';

type Context = ActionContext<Static<typeof SuspendParams>>;

/** Whom the caller may suspend at this moment. @throws for oneself, somebody of elsewhere, and equals or people above */
async function demandPerson(context: ActionContext<{ personId: string }>): Promise<{ person: Person; scope: Scope }> {
  const { caller, params } = context;
  const scope = await currentScope(context, caller.id);
  const person = (await findPeople(context, [params.personId])).get(params.personId);
  if (!person) throw commonErrors.NOT_FOUND();
  demandMay(scope, caller.id, person);
  return { person, scope };
}

/** Decided as it is opened: so the person reads why, and appeals to the level above, as after a report. */
function decidedCase({ caller, params, now }: Context, id: string, person: Person, { level }: Scope): Case {
  const at = now().getTime();
  const priority = priorityOf([params.reasonCode]);
  return {
    ...{ id, state: 'closed', target: { pluginId: null, kind: 'person', id: person.id }, aboutId: person.id },
    ...{ districtId: person.districtId, schoolId: person.schoolId, level, priority, reasons: [params.reasonCode], reports: 0 },
    ...{ firstAt: at, dueAt: dueAfter(priority, at), claim: null, outcome: 'measures', measures: ['suspend'] },
    ...{ decidedBy: caller.id, decidedLevel: level, decidedAt: at, appealedAt: null, snapshot: null, revision: 1 },
  };
}

async function keepCase(context: Context, work: Work, seal: Sealer, one: Case): Promise<void> {
  await insertCase(work.db, one);
  const id = context.newId();
  const note = seal.seal(context.params.note.trim(), id);
  await insertStep(work.db, { id, caseId: one.id, kind: 'measures', byId: context.caller.id, note, at: one.firstAt });
}

/** Suspends somebody whom nobody reported. */
export function suspendPerson(context: Context, seal: Sealer): Promise<{ id: string }> {
  const { personId, note, ...wanted } = context.params;
  const reason = note.trim();
  if (reason === '') throw errors.REASON_REQUIRED();
  return context.transaction(async (work) => {
    const { person, scope } = await demandPerson(context);
    const caseId = context.newId();
    const { id } = await suspend(context, work, scope, person, { ...wanted, note: reason, caseId });
    await keepCase(context, work, seal, decidedCase(context, caseId, person, scope));
    tellPerson(work, personId, ['suspend']);
    return { id };
  });
}

/** What a suspension would meet: whom, what is planned, what holds already. That somebody looked is on the record. */
export function previewSuspension(context: ActionContext<Static<typeof PreviewParams>>): Promise<Static<typeof SuspensionPreview>> {
  const { personId } = context.params;
  const at = context.now().getTime();
  return context.transaction(async (work) => {
    const { person, scope } = await demandPerson(context);
    const live = (await findOfPerson(work.db, personId)).filter((one) => isLive(one, at));
    const earlier = (await findAbout(work.db, personId)).length;
    const { count } = await context.call<{ count: number }>('policy.heldOf', { personId });
    const days = mostDays[scope.level];
    work.record({ kind: 'safety.suspension-previewed', subjectId: personId, personId, payload: {} });
    return {
      ...{ personId, name: person.name, roles: [...person.roles], earlier, planned: count, mostDays: days === Infinity ? null : days },
      live: live.map(({ pluginId, until }) => ({ pluginId, until })),
    };
  });
}
