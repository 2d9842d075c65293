import { action, commonErrors, type ActionContext, type ActionDefinition, type Static } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { flagsCsvHead, flagsCsvRows } from './flags-csv.ts';
import { cursorOf, findFlags, lockFlag, saveLook, type FlagFilter, type KeptFlag } from './flags.repository.ts';
import { flagViews } from './flag-views.ts';
import { supervise } from './permissions.ts';
import * as schemas from './schemas.ts';
import { isWithin, narrowed, scopeOf } from './scope.ts';

const exportedAtOnce = 500;

interface Found {
  readonly items: readonly KeptFlag[];
  readonly nextCursor: string | null;
}

type Context = Pick<ActionContext<object>, 'caller' | 'transaction'>;

/** A page of the own scope; that it was read is on the record, for it names children. */
function readFlags({ caller, transaction }: Context, kind: 'read' | 'exported', filter: FlagFilter): Promise<Found> {
  const scope = narrowed(scopeOf(caller), filter.districtId);
  if (!scope) return Promise.resolve({ items: [], nextCursor: null });
  return transaction(async (work) => {
    const found = await findFlags(work.db, { ...filter, ...scope, limit: filter.limit + 1 });
    const items = found.slice(0, filter.limit);
    const payload = { filter: { ...filter, ...scope }, flagIds: items.map(({ id }) => id) };
    if (items.length > 0) work.record({ kind: `ratings.flags-${kind}`, subjectId: caller.id, payload });
    return { items, nextCursor: found.length > filter.limit ? cursorOf(items.at(-1)!) : null };
  });
}

function lookAt({ caller, now, transaction, params }: ActionContext<Static<typeof schemas.LookParams>>): Promise<{ id: string }> {
  const note = params.note.trim();
  if (note === '') throw errors.REASON_REQUIRED();
  return transaction(async (work) => {
    const flag = await lockFlag(work.db, params.id);
    if (!flag || !isWithin(scopeOf(caller), flag.districtId)) throw commonErrors.NOT_FOUND();
    await saveLook(work.db, flag.id, { by: caller.id, at: now().getTime(), note });
    const payload = { kind: flag.kind, teacherId: flag.teacherId, figures: flag.figures, note };
    work.record({ kind: 'ratings.flag-looked-at', subjectId: flag.id, payload });
    return { id: flag.id };
  });
}

export const flagActions: Record<string, ActionDefinition> = {
  flags: action({
    rest: 'GET /flags',
    summary: 'Anomalies of ratings in the own district or the city: figures, and no verdicts.',
    allow: [supervise],
    params: schemas.FlagsParams,
    returns: schemas.FlagPage,
    handler: async (ctx) => {
      const { items, nextCursor } = await readFlags(ctx, 'read', ctx.params);
      return { items: await flagViews(ctx.call, items, scopeOf(ctx.caller)), nextCursor };
    },
  }),

  exportFlags: action({
    rest: 'GET /flags/export',
    summary: 'The same as a piece of a CSV file; put together the pieces are one.',
    allow: [supervise],
    params: schemas.FlagsExportParams,
    returns: schemas.FlagsCsv,
    handler: async (ctx) => {
      const { language, ...filter } = ctx.params;
      const { items, nextCursor } = await readFlags(ctx, 'exported', { ...filter, limit: exportedAtOnce });
      const rows = flagsCsvRows(await flagViews(ctx.call, items, scopeOf(ctx.caller)), language);
      return { csv: filter.cursor === undefined ? flagsCsvHead(language) + rows : rows, nextCursor };
    },
  }),

  lookAtFlag: action({
    rest: 'POST /flags/:id/look',
    summary: 'Notes that somebody looked into a flag, and what came of it; a later note takes its place.',
    allow: [supervise],
    params: schemas.LookParams,
    returns: schemas.ById,
    handler: lookAt,
  }),
};
