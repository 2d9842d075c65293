import { commonErrors, UniqueViolation, type ActionContext, type SqlScope, type Static, type Work } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { firstLevel } from '../level.ts';
import type { Sealer } from '../sealed-text.ts';
import type { Reason } from '../suspensions/suspension.ts';
import { dueAfter, openKeyOf, priorityOf, withReport, type Case, type Target } from './case.ts';
import type { FlagParams, ReportParams } from './case-schemas.ts';
import { insertCase, insertStep, lockOpenCase, saveCase } from './cases.repository.ts';
import { countSince, ensureReporter, findOpenReport, findReportBy, insertReport, lockReporter } from './reports.repository.ts';
import { resolveTarget, type Reported } from './target.ts';
import { tellModerators } from './tell.ts';

const hourMs = 3_600_000;
/** How many new reports somebody may make within an hour, and within a day. */
const bounds = [
  { within: hourMs, most: 10 },
  { within: 24 * hourMs, most: 30 },
];

interface Incoming {
  readonly target: Target;
  /** As the reporter named it: who is behind a thing is not in the reporter's own record. */
  readonly given: Static<typeof ReportParams>['target'] | Target;
  readonly reported: Reported;
  /** Where it came from, for what nobody is known behind. */
  readonly from: { readonly districtId: string | null; readonly schoolId: string | null };
  readonly reporterId: string;
  readonly reason: Reason;
  readonly words: string;
}

type Context = Pick<ActionContext<unknown>, 'now' | 'newId' | 'call'>;

async function demandRoom(db: SqlScope, reporterId: string, now: number): Promise<void> {
  for (const { within, most } of bounds) {
    if ((await countSince(db, reporterId, now - within)) >= most) throw errors.TOO_MANY_REPORTS({ seconds: within / 1_000 });
  }
}

function newCase({ now, newId }: Context, seal: Sealer, { target, reported: { about, text }, from, reason }: Incoming): Case {
  const [id, at] = [newId(), now().getTime()];
  const place = about ?? { ...from, roles: [] };
  const priority = priorityOf([reason]);
  return {
    ...{ id, state: 'open', target, aboutId: about?.id ?? null, districtId: place.districtId, schoolId: place.schoolId },
    ...{ level: firstLevel(place), priority, reasons: [reason], reports: 1, firstAt: at, dueAt: dueAfter(priority, at) },
    ...{ claim: null, outcome: null, measures: [], decidedBy: null, decidedLevel: null, decidedAt: null, appealedAt: null },
    ...{ snapshot: text === '' ? null : seal.seal(text, id), revision: 1 },
  };
}

/** One report more: of a thing that was reported already it joins the open case; the same person's again changes nothing. */
async function takeIn(context: Context, work: Work, seal: Sealer, incoming: Incoming): Promise<{ id: string }> {
  const { target, given, reporterId, reason, words } = incoming;
  const at = context.now().getTime();
  await lockReporter(work.db, reporterId);
  const open = await lockOpenCase(work.db, openKeyOf(target));
  const before = open && (await findReportBy(work.db, open.id, reporterId));
  if (before) return { id: before };
  if (reporterId !== 'system') await demandRoom(work.db, reporterId, at);
  const one = open ? withReport(open, reason, at) : newCase(context, seal, incoming);
  if (open) await saveCase(work.db, one);
  else await insertCase(work.db, one);
  const id = context.newId();
  await insertReport(work.db, { id, caseId: one.id, reporterId, reason, words: words === '' ? null : seal.seal(words, id), at });
  // Who reported is not in the steps: these are read at the school too.
  if (!open) await insertStep(work.db, { id: context.newId(), caseId: one.id, kind: 'reported', byId: 'system', note: null, at });
  // It names who reports: so it is the reporter's record alone, and not found by, nor given out to, who is reported.
  work.record({ kind: 'safety.reported', subjectId: one.id, ...(reporterId !== 'system' && { personId: reporterId }), payload: { target: given, reason, words } });
  if (reason === 'danger') await tellModerators(context, work, one);
  return { id };
}

/** Of two who report a thing first at one moment, the slower joins the case of the faster. */
async function once<T>(unit: () => Promise<T>): Promise<T> {
  try {
    return await unit();
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    return unit();
  }
}

export async function makeReport(context: ActionContext<Static<typeof ReportParams>>, seal: Sealer): Promise<{ id: string }> {
  const { caller, params } = context;
  const { pluginId = null, kind, id, ofAuthor } = params.target;
  const { target, reported } = await resolveTarget(context, { pluginId, kind, id }, ofAuthor);
  if (reported.about?.id === caller.id) throw commonErrors.NOT_ALLOWED();
  const before = await findOpenReport(context.db, openKeyOf(target), caller.id);
  if (before) return { id: before };
  // Whoever floods is refused without holding anything.
  await demandRoom(context.db, caller.id, context.now().getTime());
  await ensureReporter(context.db, caller.id);
  const incoming = { target, given: params.target, reported, from: caller, reporterId: caller.id, reason: params.reason, words: params.words?.trim() ?? '' };
  return once(() => context.transaction((work) => takeIn(context, work, seal, incoming)));
}

/** What the screening held: a moderator is to look. */
export async function flag(context: ActionContext<Static<typeof FlagParams>>, seal: Sealer): Promise<{ id: string }> {
  const { kind, id, authorId, text, reason } = context.params;
  const [about] = await context.call<NonNullable<Reported['about']>[]>('identity.accountDetails', { ids: [authorId] });
  await ensureReporter(context.db, 'system');
  const target: Target = { pluginId: context.callingPlugin ?? null, kind, id };
  const incoming = { target, given: target, reported: { about: about ?? null, text }, from: context.caller, reporterId: 'system', reason, words: '' };
  return once(() => context.transaction((work) => takeIn(context, work, seal, incoming)));
}
