import { action, commonErrors, UniqueViolation, type ActionContext, type ActionDefinition, type SqlScope, type Static } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { currentScope, findPeople, type Scope } from '../level.ts';
import { editList } from '../permissions.ts';
import { prepareList, screen } from '../screening/screen.ts';
import type { WordList } from '../screening/word-list.ts';
import type { CurrentLists } from './current-lists.ts';
import { demandClean } from './demand-clean.ts';
import * as schemas from './list-schemas.ts';
import { cityScope, listBefore, merged, scopeFor, tidyList, type ListVersion } from './list-version.ts';
import { findHistory, findLast, findVersion, insertVersion } from './list.repository.ts';

async function ownScope(context: ActionContext<unknown>): Promise<Scope> {
  const scope = await currentScope(context, context.caller.id);
  if (scope.level === 'school') throw commonErrors.NOT_ALLOWED();
  return scope;
}

const listOf = async (db: SqlScope, scope: string): Promise<WordList> => (await findLast(db, scope))?.list ?? listBefore(scope);

interface Change {
  readonly list: WordList;
  readonly note: string;
  readonly restores: number | null;
  readonly expectedNumber: number;
}

function saveList(context: ActionContext<unknown>, choose: (db: SqlScope, scope: string) => Promise<Change>): Promise<{ number: number }> {
  return context.transaction(async (work) => {
    const { level, districtId } = await ownScope(context);
    const scope = scopeFor(districtId);
    const { list: given, note, restores, expectedNumber } = await choose(work.db, scope);
    const list = tidyList(given);
    if (level !== 'city' && list.allowedLinks.length > 0) throw errors.DISTRICT_ADDS_ONLY();
    const number = ((await findLast(work.db, scope))?.number ?? 0) + 1;
    if (number !== expectedNumber + 1) throw errors.CHANGED();
    const version: ListVersion = { scope, number, list, note, restores, byId: context.caller.id, at: context.now().getTime() };
    // Of two who save at once the slower meets the number taken.
    await insertVersion(work.db, version).catch((error: unknown) => {
      throw error instanceof UniqueViolation ? errors.CHANGED() : error;
    });
    work.record({ kind: 'safety.list-changed', subjectId: `${scope}@${number}`, payload: { scope, number, list, note, restores } });
    return { number };
  });
}

function noteOf(note: string): string {
  const clean = note.trim();
  if (clean === '') throw errors.REASON_REQUIRED();
  return clean;
}

async function historyPage(context: ActionContext<Static<typeof schemas.HistoryParams>>): Promise<Static<typeof schemas.HistoryPage>> {
  const { limit, cursor } = context.params;
  const { districtId } = await ownScope(context);
  const found = await findHistory(context.db, scopeFor(districtId), { before: cursor, limit: limit + 1 });
  const page = found.slice(0, limit);
  const people = await findPeople(context, page.map(({ byId }) => byId));
  const items = page.map(({ number, note, restores, byId, at, list }) => {
    return { number, note, restores, at, byName: people.get(byId)?.name ?? '', words: list.words.length, links: list.allowedLinks.length };
  });
  return { items, nextCursor: found.length > limit ? page.at(-1)!.number : null };
}

export function createListActions(lists: CurrentLists): Record<string, ActionDefinition> {
  return {
    screen: action({
      summary: 'Looks through a text before anybody sees it: contact details, links, listed words.',
      allow: 'internal',
      capability: 'safety.screen',
      params: schemas.ScreenParams,
      returns: schemas.ScreeningView,
      handler: async ({ db, districtId, params }) => {
        const list = await lists.prepared(db, params.districtId ?? districtId, params.use);
        const { verdict, findings } = screen(params.text, list);
        return { verdict, findings: findings.map(({ kind, start, length }) => ({ kind, start, length })) };
      },
    }),

    demandClean: action({
      summary: 'The same for all fields of a form at once; refuses with the place of what has to go.',
      allow: 'internal',
      capability: 'safety.screen',
      params: schemas.DemandParams,
      returns: schemas.Demanded,
      handler: async ({ db, districtId, params }) => demandClean(params.texts, await lists.prepared(db, districtId, params.use)),
    }),

    list: action({
      rest: 'GET /list',
      summary: "The list that texts are screened by: the own one, and for a district the city's too.",
      allow: [editList],
      params: schemas.NoParams,
      returns: schemas.ListView,
      handler: async (ctx) => {
        const { level, districtId } = await ownScope(ctx);
        const own = await findLast(ctx.db, scopeFor(districtId));
        const isCity = level === 'city';
        return {
          scope: isCity ? ('city' as const) : ('district' as const),
          number: own?.number ?? 0,
          list: (own?.list ?? listBefore(scopeFor(districtId))) as Static<typeof schemas.ListContent>,
          city: isCity ? null : ((await listOf(ctx.db, cityScope)) as Static<typeof schemas.ListContent>),
        };
      },
    }),

    saveList: action({
      rest: 'PUT /list',
      summary: 'Saves a new version of the own list; it counts at once everywhere.',
      allow: [editList],
      params: schemas.SaveParams,
      returns: schemas.Saved,
      handler: (ctx) => saveList(ctx, async () => ({ ...ctx.params, note: noteOf(ctx.params.note), restores: null })),
    }),

    restoreList: action({
      rest: 'POST /list/restoration',
      summary: 'Puts an earlier version of the own list back, as a new one; 0 is what there was before the first.',
      allow: [editList],
      params: schemas.RestoreParams,
      returns: schemas.Saved,
      handler: (ctx) =>
        saveList(ctx, async (db, scope) => {
          const { number, expectedNumber, note } = ctx.params;
          const list = number === 0 ? listBefore(scope) : (await findVersion(db, scope, number))?.list;
          if (!list) throw commonErrors.NOT_FOUND();
          return { list, note: noteOf(note), restores: number, expectedNumber };
        }),
    }),

    listHistory: action({
      rest: 'GET /list/history',
      summary: 'Versions of the own list, newest first.',
      allow: [editList],
      params: schemas.HistoryParams,
      returns: schemas.HistoryPage,
      handler: historyPage,
    }),

    tryList: action({
      rest: 'POST /list/trial',
      summary: 'What would become of a text, by the list that holds or by one that is not saved yet.',
      allow: [editList],
      params: schemas.TryParams,
      returns: schemas.ScreeningView,
      handler: async (ctx) => {
        const { text, use, list } = ctx.params;
        const { level, districtId } = await ownScope(ctx);
        const tried = list && tidyList(level === 'city' ? list : merged(await listOf(ctx.db, cityScope), list));
        const { verdict, findings } = screen(text, tried ? prepareList(tried, use) : await lists.prepared(ctx.db, districtId, use));
        return { verdict, findings: findings.map(({ kind, start, length }) => ({ kind, start, length })) };
      },
    }),
  };
}
