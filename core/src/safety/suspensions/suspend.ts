import { commonErrors, type ActionContext, type PluginContext, type Work } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { currentScope, firstLevel, isWithin, rankOf, type Person, type Scope } from '../level.ts';
import { fitsLevel, isLive, type Reason, type Suspension } from './suspension.ts';
import { countChange, insertSuspension, lockSuspension, saveLifted } from './suspensions.repository.ts';

export interface WantedSuspension {
  readonly pluginId: string | null;
  readonly until: number | null;
  readonly reasonCode: Reason;
  readonly note: string;
  readonly caseId: string | null;
}

type Context = Pick<PluginContext<never>, 'caller' | 'now' | 'newId'>;

/** Whether somebody of this scope may take measures against a person: one below, and never oneself. */
export function demandMay(scope: Scope, byId: string, person: Person): void {
  if (person.id === byId) throw errors.OWN_CASE();
  if (!isWithin(scope, person)) throw commonErrors.NOT_FOUND();
  if (rankOf(firstLevel(person)) > rankOf(scope.level)) throw commonErrors.NOT_ALLOWED();
}

/** Suspends a person within a transaction; all nodes refuse the person's requests once it is committed. */
export async function suspend(context: Context, work: Work, scope: Scope, person: Person, wanted: WantedSuspension): Promise<Suspension> {
  demandMay(scope, context.caller.id, person);
  const now = context.now().getTime();
  if (wanted.until !== null && wanted.until <= now) throw errors.END_IN_PAST();
  if (!fitsLevel(scope.level, wanted.until, now)) throw errors.TOO_LONG_FOR_LEVEL({ days: scope.level === 'school' ? 7 : 90 });
  const suspension: Suspension = {
    ...wanted,
    id: context.newId(),
    personId: person.id,
    districtId: person.districtId,
    schoolId: person.schoolId,
    byId: context.caller.id,
    level: scope.level,
    startsAt: now,
    liftedAt: null,
    liftedBy: null,
    liftedBecause: null,
  };
  await insertSuspension(work.db, suspension);
  await countChange(work.db);
  const { pluginId, until, reasonCode, note, caseId } = wanted;
  work.emit('safety.suspended.v1', { personId: person.id, pluginId, until, reasonCode, at: now });
  work.record({ kind: 'safety.suspended', subjectId: suspension.id, personId: person.id, payload: { pluginId, until, reasonCode, note, caseId } });
  return suspension;
}

/** Lifts one that still holds; of one that is over already nothing changes. */
export async function lift(context: Context, work: Work, suspension: Suspension, because: string): Promise<void> {
  const now = context.now().getTime();
  if (!isLive(suspension, now)) return;
  await saveLifted(work.db, { ...suspension, liftedAt: now, liftedBy: context.caller.id, liftedBecause: because });
  await countChange(work.db);
  const { id, personId, pluginId, reasonCode } = suspension;
  work.emit('safety.reinstated.v1', { personId, pluginId, until: null, reasonCode, at: now });
  work.record({ kind: 'safety.reinstated', subjectId: id, personId, payload: { because } });
  work.notify({
    accountId: personId,
    kind: 'safety.reinstated',
    title: { 'zh-CN': '你的账号已恢复使用', en: 'Your account can be used again' },
  });
}

/** Who suspended somebody, or a level above, takes it back with a reason. */
export function liftSuspension(context: ActionContext<{ id: string; reason: string }>): Promise<{ id: string }> {
  const because = context.params.reason.trim();
  if (because === '') throw errors.REASON_REQUIRED();
  return context.transaction(async (work) => {
    const scope = await currentScope(context, context.caller.id);
    const found = await lockSuspension(work.db, context.params.id);
    if (!found || !isWithin(scope, found)) throw commonErrors.NOT_FOUND();
    if (found.personId === context.caller.id) throw errors.OWN_CASE();
    if (rankOf(found.level) > rankOf(scope.level)) throw commonErrors.NOT_ALLOWED();
    await lift(context, work, found, because);
    return { id: found.id };
  });
}
