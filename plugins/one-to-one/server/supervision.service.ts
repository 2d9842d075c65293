import { defineService, Type, type ActionContext, type LocalText, type PluginContext } from '@fudao/plugin-sdk';
import { Id, Moment, SessionState, SupervisedContent, SupervisedSessions, SupervisionExport, type Settings, type SupervisedSession } from '../api.ts';
import { ById, closed, Done, done, ownAction, pageOf } from './action.ts';
import { toIso } from './moment.ts';
import { permissions } from './permissions.ts';
import { readPlaceNames } from './place-names.ts';
import { itemOf, readContent, visitSession } from './supervised-content.ts';
import { headOf, linesOf, type CsvLanguage, type Wording } from './supervision-csv.ts';
import { listSupervised, readSupervised, type Wanted } from './supervision-list.ts';
import { endLapsedVisits, leave } from './visits.ts';

const filter = {
  state: SessionState,
  ...{ districtId: Type.Optional(Id), schoolId: Type.Optional(Id), teacherId: Type.Optional(Id), subject: Type.Optional(Id) },
  /** When it began. */
  ...{ from: Type.Optional(Moment), to: Type.Optional(Moment) },
};

/** A page of the scope. That it was looked at is itself on the record: who, and at which sessions. */
async function look(ctx: ActionContext<Wanted, Settings>, how: 'supervised' | 'exported'): Promise<{ items: SupervisedSession[]; nextCursor: string | null }> {
  const { limit } = ctx.params;
  const found = await listSupervised(ctx.db, ctx.caller, ctx.params);
  const shown = found.slice(0, limit);
  const names = await readPlaceNames(ctx.call, shown);
  await ctx.transaction(async (work) => {
    const payload = { filter: { ...ctx.params }, sessionIds: shown.map(({ id }) => id) };
    work.record({ kind: `one-to-one.${how}`, subjectId: ctx.caller.id, payload });
  });
  return { items: shown.map((session) => itemOf(session, names)), nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

async function wordingOf(ctx: PluginContext<Settings>, language: CsvLanguage): Promise<Wording> {
  const { subjects } = await ctx.call<{ subjects: { id: string; name: LocalText }[] }>('knowledge.subjects');
  return { language, subjects: new Map(subjects.map(({ id, name }) => [id, name])) };
}

/** Sessions for those who answer for the students in them: a list without students and content, and what was said under an opening. */
export const supervision = defineService({
  name: 'supervision',

  actions: {
    list: ownAction({
      rest: 'GET /supervision',
      summary: 'The sessions of the own school, district or city that go on or are over, without students; each look is on the record.',
      allow: [permissions.supervise],
      params: Type.Object({ ...pageOf, ...filter }, closed),
      returns: SupervisedSessions,
      async handler(ctx) {
        return { ...(await look(ctx, 'supervised')), serverNow: toIso(ctx.now().getTime()) };
      },
    }),

    export: ownAction({
      rest: 'GET /supervision/export',
      summary: 'The same as a table for spreadsheets, in pieces of up to 500 rows; each is on the record.',
      allow: [permissions.supervise],
      params: Type.Object(
        {
          ...filter,
          limit: Type.Integer({ minimum: 1, maximum: 500, default: 500 }),
          cursor: Type.Optional(Id),
          language: Type.Unsafe<CsvLanguage>(Type.String({ enum: ['zh-CN', 'en'], default: 'zh-CN' })),
        },
        closed,
      ),
      returns: SupervisionExport,
      async handler(ctx) {
        const wording = await wordingOf(ctx, ctx.params.language);
        const { items, nextCursor } = await look(ctx, 'exported');
        const head = ctx.params.cursor === undefined ? headOf(wording) : '';
        return { csv: head + linesOf(items, wording), rows: items.length, nextCursor };
      },
    }),

    content: ownAction({
      rest: 'GET /supervision/:id',
      summary: 'What was said, drawn and noted in a session, for who holds an opening of the records; each look is on the record.',
      allow: [permissions.supervise],
      finishes: true,
      params: ById,
      returns: SupervisedContent,
      handler: readContent,
    }),

    visit: ownAction({
      rest: 'POST /supervision/:id/visit',
      summary: 'Looks on at a session that goes on, seen by both of it, under an opening; asked again every 5 seconds.',
      allow: [permissions.supervise],
      finishes: true,
      params: ById,
      returns: SupervisedContent,
      handler: visitSession,
    }),

    leave: ownAction({
      rest: 'POST /supervision/:id/leave',
      summary: 'Looks on no more.',
      allow: [permissions.supervise],
      finishes: true,
      params: ById,
      returns: Done,
      handler: async (ctx) => {
        const { id } = await readSupervised(ctx.db, ctx.caller, ctx.params.id);
        await leave(ctx as never, id);
        return done;
      },
    }),
  },

  timers: {
    'end lapsed visits': { everySeconds: 5, handler: endLapsedVisits },
  },
});
