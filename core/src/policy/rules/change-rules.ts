import { UniqueViolation, type ActionContext, type SqlScope, type Work } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import type { PolicyParts } from '../policy-parts.ts';
import { momentText } from '../refusal.ts';
import { checkChange, checkTogether } from './check-change.ts';
import type { Rules } from './rules-schema.ts';
import type { Tightening } from './tighten.ts';
import { awaitTurn, insertVersion, lockVersions, revisionOf, scopeOf, withdrawVersion, type RulesVersion } from './versions.repository.ts';

/** A clock of a browser may be so much behind. */
const patienceMs = 60_000;

export interface Changed {
  /** Counts every change and every withdrawal. */
  readonly revision: number;
  readonly effectiveFrom: number;
}

/** Whose rules: the city's for null, or a district's. */
interface Asked {
  readonly districtId: string | null;
  readonly reason: string;
  readonly expectedRevision: number;
}

async function allDistricts({ call }: ActionContext<unknown>): Promise<string[]> {
  return (await call<{ items: { id: string }[] }>('organisation.districts')).items.map(({ id }) => id);
}

/** Before the first version there is no row to lock: there, of two the slower meets the number taken. */
async function insertOnce(db: SqlScope, version: RulesVersion): Promise<void> {
  try {
    await insertVersion(db, version);
  } catch (error) {
    throw error instanceof UniqueViolation ? errors.VERSION_CHANGED() : error;
  }
}

/** Open pages load what holds now. */
function tellAdministrators(work: Work, scope: string): void {
  for (const role of ['city-administrator', 'district-administrator'] as const) work.push({ role }, 'policy.rules-changed', { scope });
}

async function saveVersion(
  context: ActionContext<unknown>,
  work: Work,
  revision: number,
  version: Omit<RulesVersion, 'createdAt' | 'createdBy' | 'withdrawnAt'>,
): Promise<Changed> {
  const createdAt = context.now().getTime();
  await insertOnce(work.db, { ...version, createdAt, createdBy: context.caller.id, withdrawnAt: null });
  const { scope, number, rules, effectiveFrom, reason, undoes } = version;
  work.record({ kind: 'policy.rules-changed', subjectId: `${scope}@${number}`, payload: { scope, number, rules, effectiveFrom, reason, undoes } });
  tellAdministrators(work, scope);
  return { revision, effectiveFrom };
}

function demandRevision(versions: readonly RulesVersion[], expected: number): void {
  if (revisionOf(versions) !== expected) throw errors.VERSION_CHANGED();
}

const alive = (versions: readonly RulesVersion[]) => versions.filter(({ withdrawnAt }) => withdrawnAt === null);

/** A new version, from now on or from a later moment; it never takes effect before one that is planned already. */
export async function changeRules(
  context: ActionContext<unknown>,
  parts: PolicyParts,
  asked: Asked & { readonly rules: Rules | Tightening; readonly effectiveFrom: number | undefined },
): Promise<Changed> {
  const at = context.now().getTime();
  const { districtId, rules, reason, effectiveFrom = at } = asked;
  const scope = scopeOf(districtId);
  if (effectiveFrom < at - patienceMs) throw errors.EFFECTIVE_IN_PAST();
  const districts = await allDistricts(context);
  return context.transaction(async (work) => {
    await awaitTurn(work.db);
    const versions = await lockVersions(work.db, scope);
    demandRevision(versions, asked.expectedRevision);
    const last = alive(versions).at(-1);
    if (last && last.effectiveFrom > effectiveFrom) throw errors.CHANGE_PLANNED({ at: momentText(last.effectiveFrom, parts.timeZone) });
    checkChange(await parts.rules.readAnew(work.db), { districtId, rules, effectiveFrom }, districts);
    return saveVersion(context, work, asked.expectedRevision + 1, { scope, number: versions.length + 1, rules, effectiveFrom, reason, undoes: null });
  });
}

/** Withdraws the newest change while it is planned; otherwise puts back, as a new version, what held before it. */
export async function undoRules(context: ActionContext<unknown>, parts: PolicyParts, asked: Asked): Promise<Changed> {
  const at = context.now().getTime();
  const { districtId, reason } = asked;
  const scope = scopeOf(districtId);
  const districts = await allDistricts(context);
  return context.transaction(async (work) => {
    await awaitTurn(work.db);
    const versions = await lockVersions(work.db, scope);
    demandRevision(versions, asked.expectedRevision);
    const [last, before] = alive(versions).reverse();
    if (!last) throw errors.NOTHING_TO_UNDO();
    if (last.effectiveFrom > at) {
      checkTogether((await parts.rules.readAnew(work.db)).without(last), at, districtId, districts);
      await withdrawVersion(work.db, last, context.caller.id, at);
      const payload = { scope, number: last.number, reason };
      work.record({ kind: 'policy.rules-withdrawn', subjectId: `${scope}@${last.number}`, payload });
      tellAdministrators(work, scope);
      return { revision: asked.expectedRevision + 1, effectiveFrom: at };
    }
    const rules = before?.rules ?? (districtId === null ? parts.start : {});
    checkChange(await parts.rules.readAnew(work.db), { districtId, rules, effectiveFrom: at }, districts);
    return saveVersion(context, work, asked.expectedRevision + 1, { scope, number: versions.length + 1, rules, effectiveFrom: at, reason, undoes: last.number });
  });
}
