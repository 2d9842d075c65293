import type { ActionContext, Static, Work } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { findPeople, levelAbove, type Scope } from '../level.ts';
import type { Sealer } from '../sealed-text.ts';
import { demandMay, lift, suspend } from '../suspensions/suspend.ts';
import { findOfCase } from '../suspensions/suspensions.repository.ts';
import { byGravity, type Case, type StepKind } from './case.ts';
import type { DecideParams } from './case-schemas.ts';
import { insertStep, saveCase } from './cases.repository.ts';
import { demandFree } from './claim.ts';
import { lockReadable } from './lock-readable.ts';
import { findReports } from './reports.repository.ts';
import { tellPerson, tellReporters } from './tell.ts';

type Context = ActionContext<Static<typeof DecideParams>>;

async function addStep(context: Context, work: Work, seal: Sealer, caseId: string, kind: StepKind): Promise<void> {
  const id = context.newId();
  const note = seal.seal(context.params.note.trim(), id);
  await insertStep(work.db, { id, caseId, kind, byId: context.caller.id, note, at: context.now().getTime() });
}

/**
 * What the case's content is from now on. Its plugin hears of it where that changes, and of the first decision on what the
 * screening brought: that waits out of sight.
 */
function showOrHide(context: Context, work: Work, one: Case, { hides, isHeld }: { hides: boolean; isHeld: boolean }): void {
  const { pluginId, kind, id } = one.target;
  if (pluginId === null || (!isHeld && hides === one.measures.includes('hide'))) return;
  work.emit(hides ? 'safety.content-hidden.v1' : 'safety.content-shown.v1', { pluginId, kind, id, at: context.now().getTime() });
}

async function takeMeasures(context: Context, work: Work, one: Case, scope: Scope): Promise<void> {
  const { measures, until, onlyPlugin, note } = context.params;
  const { pluginId } = one.target;
  const needsPerson = measures.includes('warn') || measures.includes('suspend');
  const isUnfit = measures.length === 0 || (needsPerson && one.aboutId === null) || ((measures.includes('hide') || onlyPlugin) && pluginId === null);
  if (isUnfit) throw errors.MEASURE_UNFIT();
  if (!needsPerson) return;
  const person = (await findPeople(context, [one.aboutId])).get(one.aboutId!);
  if (!person) throw errors.MEASURE_UNFIT();
  demandMay(scope, context.caller.id, person);
  if (!measures.includes('suspend')) return;
  const wanted = { pluginId: onlyPlugin ? pluginId : null, until: until ?? null, reasonCode: byGravity(one.reasons)[0]!, note: note.trim(), caseId: one.id };
  await suspend(context, work, scope, person, wanted);
}

/** Of an appeal: what an earlier decision did is undone, and what this one says is done. */
async function liftEarlier(context: Context, work: Work, one: Case): Promise<void> {
  if (one.outcome === null) return;
  for (const suspension of await findOfCase(work.db, one.id)) await lift(context, work, suspension, context.params.note.trim());
}

async function handUp(context: Context, work: Work, one: Case): Promise<Case> {
  const level = levelAbove(one.level);
  if (!level) throw errors.NO_LEVEL_ABOVE();
  work.record({ kind: 'safety.case-handed-up', subjectId: one.id, payload: { level, note: context.params.note } });
  return { ...one, level, claim: null, revision: one.revision + 1 };
}

async function close(context: Context, work: Work, one: Case, scope: Scope): Promise<Case> {
  const { outcome, measures, note } = context.params;
  const taken = outcome === 'measures' ? measures : [];
  await liftEarlier(context, work, one);
  if (outcome === 'measures') await takeMeasures(context, work, one, scope);
  const reporters = (await findReports(work.db, one.id)).map(({ reporterId }) => reporterId);
  const isHeld = one.outcome === null && reporters.includes('system');
  showOrHide(context, work, one, { hides: taken.includes('hide'), isHeld });
  if (one.aboutId !== null) tellPerson(work, one.aboutId, taken, isHeld);
  tellReporters(work, reporters);
  const payload = { outcome, measures: taken, note, target: one.target };
  work.record({ kind: 'safety.case-decided', subjectId: one.id, ...(one.aboutId !== null && { personId: one.aboutId }), payload });
  const decided = { outcome: outcome as 'no-action' | 'measures', measures: taken, decidedBy: context.caller.id, decidedLevel: scope.level, decidedAt: context.now().getTime() };
  return { ...one, ...decided, state: 'closed', claim: null, revision: one.revision + 1 };
}

/** A moderator's decision; roles, claim and revision are those of this moment, not of when the page was opened. */
export function decideCase(context: Context, seal: Sealer): Promise<{ id: string }> {
  const { caller, params } = context;
  if (params.note.trim() === '') throw errors.REASON_REQUIRED();
  return context.transaction(async (work) => {
    const { one, scope } = await lockReadable(context, work.db);
    if (one.state === 'closed') throw errors.CLOSED();
    // Nobody judges the appeal against the own decision.
    if (one.decidedBy === caller.id) throw errors.OWN_CASE();
    await demandFree(context, one);
    if (one.revision !== params.revision) throw errors.CHANGED();
    const next = params.outcome === 'handed-up' ? await handUp(context, work, one) : await close(context, work, one, scope);
    await saveCase(work.db, next);
    await addStep(context, work, seal, one.id, params.outcome);
    return { id: one.id };
  });
}
