import { action, type ActionContext, type ActionDefinition, type Static } from '@fudao/plugin-sdk';
import { currentScope, findPeople, levelAbove, rankOf, type Person } from '../level.ts';
import { moderate } from '../permissions.ts';
import type { Sealer } from '../sealed-text.ts';
import { mostDays } from '../suspensions/suspension.ts';
import { byGravity, type Case } from './case.ts';
import * as schemas from './case-schemas.ts';
import { claimCase, releaseCase } from './claim.ts';
import { cursorOf, findAbout, findCases, findSteps } from './cases.repository.ts';
import { decideCase } from './decide.ts';
import { lockReadable } from './lock-readable.ts';
import { findReports } from './reports.repository.ts';

type Item = Static<typeof schemas.CaseItem>;

function itemOf(one: Case, people: ReadonlyMap<string, Person>, { readerId, now }: { readerId: string; now: number }): Item {
  const { id, state, target, level, reports, firstAt, dueAt, outcome, decidedAt, appealedAt } = one;
  const claim = one.claim && one.claim.until > now ? one.claim : null;
  return {
    ...{ id, state, pluginId: target.pluginId, kind: target.kind, aboutName: people.get(one.aboutId ?? '')?.name ?? '', level, isUrgent: one.priority === 3 },
    ...{ reasons: byGravity(one.reasons), reports, firstAt, dueAt, isOverdue: state === 'open' && dueAt < now, outcome, measures: [...one.measures], decidedAt, appealedAt },
    ...{ claimedBy: claim && (people.get(claim.byId)?.name ?? ''), isMine: claim?.byId === readerId },
  };
}

async function casesPage(context: ActionContext<Static<typeof schemas.CasesParams>>): Promise<Static<typeof schemas.CasePage>> {
  const { caller, params } = context;
  const { state, reason, mine, cursor, limit } = params;
  const scope = await currentScope(context, caller.id);
  const found = await findCases(context.db, { scope, readerId: caller.id, state, reason, isMine: mine, cursor, limit: limit + 1 });
  const page = found.slice(0, limit);
  if (page.length > 0) {
    const payload = { filter: { state, reason, mine }, caseIds: page.map(({ id }) => id), ids: [...new Set(page.flatMap(({ aboutId }) => aboutId ?? []))] };
    await context.transaction(async (work) => work.record({ kind: 'safety.cases-read', subjectId: caller.id, payload }));
  }
  const people = await findPeople(context, page.flatMap(({ aboutId, claim }) => [aboutId, claim?.byId ?? null]));
  const reader = { readerId: caller.id, now: context.now().getTime() };
  return { items: page.map((one) => itemOf(one, people, reader)), nextCursor: found.length > limit ? cursorOf(page.at(-1)!) : null };
}

async function readCase(context: ActionContext<{ id: string }>, seal: Sealer): Promise<Static<typeof schemas.CaseDetail>> {
  const { caller } = context;
  const { one, scope, reports, steps, earlier } = await context.transaction(async (work) => {
    const { one, scope } = await lockReadable(context, work.db);
    const earlier = one.aboutId === null ? 0 : (await findAbout(work.db, one.aboutId)).filter(({ id }) => id !== one.id).length;
    // Who reads what was reported about whom is on the record, under the key of the person it is about.
    work.record({ kind: 'safety.case-read', subjectId: one.id, ...(one.aboutId !== null && { personId: one.aboutId }), payload: {} });
    return { one, scope, earlier, reports: await findReports(work.db, one.id), steps: await findSteps(work.db, one.id) };
  });
  const ids = [one.aboutId, one.claim?.byId ?? null, ...reports.map(({ reporterId }) => reporterId), ...steps.map(({ byId }) => byId)];
  const people = await findPeople(context, ids.filter((id) => id !== 'system' && id !== 'erased'));
  const nameOf = (id: string) => people.get(id)?.name ?? '';
  const days = mostDays[scope.level];
  return {
    ...itemOf(one, people, { readerId: caller.id, now: context.now().getTime() }),
    ...{ revision: one.revision, text: one.snapshot && seal.open(one.snapshot, one.id), aboutId: one.aboutId, earlier },
    aboutRoles: [...(people.get(one.aboutId ?? '')?.roles ?? [])],
    reportList: reports.map(({ id, reason, words, at, reporterId }) => {
      return { id, reason, at, words: words && seal.open(words, id), isScreening: reporterId === 'system', byName: scope.level === 'school' ? null : nameOf(reporterId) };
    }),
    steps: steps.map(({ id, kind, byId, note, at }) => ({ id, kind, at, byName: nameOf(byId), note: note && seal.open(note, id) })),
    mayHandUp: levelAbove(one.level) !== undefined && rankOf(scope.level) < 2,
    mostDays: days === Infinity ? null : days,
  };
}

export function createQueueActions(seal: Sealer, changed: () => void): Record<string, ActionDefinition> {
  const allow = [moderate];
  return {
    cases: action({
      rest: 'GET /cases',
      summary: 'Reports of the own school, district or city: a child in danger first, then what is due first.',
      allow,
      params: schemas.CasesParams,
      returns: schemas.CasePage,
      handler: casesPage,
    }),

    case: action({
      rest: 'GET /cases/:id',
      summary: 'One thing that was reported, as it stood then, with its reports and steps; that it is read is on the record.',
      allow,
      params: schemas.ById,
      returns: schemas.CaseDetail,
      handler: (ctx) => readCase(ctx, seal),
    }),

    claimCase: action({
      rest: 'POST /cases/:id/claim',
      summary: 'Takes a case for half an hour, so that no two do the same; again to keep it longer.',
      allow,
      params: schemas.ById,
      returns: schemas.Claimed,
      handler: claimCase,
    }),

    releaseCase: action({
      rest: 'DELETE /cases/:id/claim',
      summary: 'Gives a case back.',
      allow,
      params: schemas.ById,
      returns: schemas.Claimed,
      handler: releaseCase,
    }),

    decideCase: action({
      rest: 'POST /cases/:id/decision',
      summary: 'Nothing, measures (hide, warn, suspend), or up to the next level; with a note, on the record.',
      allow,
      idempotent: true,
      params: schemas.DecideParams,
      returns: schemas.ById,
      handler: async (ctx) => {
        const decided = await decideCase(ctx, seal);
        changed();
        return decided;
      },
    }),
  };
}
