import { defineService, Type, type ActionContext, type LocalText, type PluginContext } from '@fudao/plugin-sdk';
import {
  SupervisedPage,
  SupervisionExport,
  SupervisionFilter,
  SupervisionScope,
  SupervisionSummary,
  type Settings,
} from '../api.ts';
import { qaAction } from './action.ts';
import { toIso, toIsoOrNull } from './moment.ts';
import { permissions } from './permissions.ts';
import { readSupervisedPage, type SupervisionParams } from './supervised-page.ts';
import { csvHeadOf, csvRows, type Wording } from './supervision-csv.ts';
import { countStates, findLongestWaiting, filtersOf } from './supervision-list.ts';
import { rangeOf } from './supervision-range.ts';
import { scopeOf } from './supervision-scope.ts';

const closed = { additionalProperties: false } as const;
const allow = [permissions.supervise];

/** The questions of a school, a district or the city for those who answer for them: read only, without names. */
export const supervision = defineService({
  name: 'supervision',

  actions: {
    list: qaAction({
      rest: 'GET /supervision',
      summary: 'The questions of the own school, district or city, without names; read only, and on the record.',
      allow,
      params: Type.Object(
        {
          ...SupervisionFilter,
          limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }),
          cursor: Type.Optional(Type.String({ maxLength: 100 })),
          /** Whether the rows after the cursor are asked for, or those before it. */
          direction: Type.Unsafe<'next' | 'previous'>(Type.String({ enum: ['next', 'previous'], default: 'next' })),
        },
        closed,
      ),
      returns: SupervisedPage,
      async handler(ctx) {
        const page = await readSupervisedPage(ctx, ctx.params, true);
        await recordLook(ctx, 'supervised', page.items);
        return page;
      },
    }),

    summary: qaAction({
      rest: 'GET /supervision/summary',
      summary: 'How many questions of the own school, district or city are in which state.',
      allow,
      params: Type.Object(SupervisionScope, closed),
      returns: SupervisionSummary,
      async handler(ctx) {
        const range = rangeOf(ctx.params, ctx.now().getTime());
        const filters = filtersOf(scopeOf(ctx.caller), range, { ...ctx.params, order: 'newest' });
        const states = await countStates(ctx.db, filters);
        const total = Object.values(states).reduce((sum, n) => sum + n, 0);
        const waitingSince = toIsoOrNull(await findLongestWaiting(ctx.db, filters));
        return { from: toIso(range.from), to: toIso(range.to), total, states, waitingSince };
      },
    }),

    export: qaAction({
      rest: 'GET /supervision/export',
      summary: 'The same as a table for spreadsheets, in pieces of up to 500 rows; each is on the record.',
      allow,
      params: Type.Object(
        {
          ...SupervisionFilter,
          limit: Type.Integer({ minimum: 1, maximum: 500, default: 500 }),
          cursor: Type.Optional(Type.String({ maxLength: 100 })),
          language: Type.Unsafe<keyof LocalText>(Type.String({ enum: ['zh-CN', 'en'], default: 'zh-CN' })),
        },
        closed,
      ),
      returns: SupervisionExport,
      async handler(ctx) {
        const wording = await wordingOf(ctx, ctx.params.language);
        const page = await readSupervisedPage(ctx, { ...ctx.params, direction: 'next' }, false);
        await recordLook(ctx, 'exported', page.items);
        const head = ctx.params.cursor === undefined ? csvHeadOf(wording) : '';
        return { csv: head + csvRows(page.items, wording), rows: page.items.length, nextCursor: page.nextCursor };
      },
    }),
  },
});

/** Looking at children's words is itself on the record: who, and at which questions. */
function recordLook(
  ctx: ActionContext<SupervisionParams, Settings>,
  how: 'supervised' | 'exported',
  items: readonly { id: string }[],
): Promise<void> {
  const payload = { filter: { ...ctx.params }, questionIds: items.map(({ id }) => id) };
  return ctx.transaction(async (work) => {
    work.record({ kind: `question-answer.${how}`, subjectId: ctx.caller.id, payload });
  });
}

async function wordingOf(ctx: PluginContext<Settings>, language: Wording['language']): Promise<Wording> {
  const { subjects } = await ctx.call<{ subjects: { id: string; name: LocalText }[] }>('knowledge.subjects');
  return { language, subjects: new Map(subjects.map(({ id, name }) => [id, name])) };
}
