import { defineService, Type } from '@fudao/plugin-sdk';
import { Id, Moment, SessionState, SupervisedContent, SupervisedSessions } from '../api.ts';
import { ById, closed, Done, done, ownAction, pageOf } from './action.ts';
import { toIso } from './moment.ts';
import { permissions } from './permissions.ts';
import { readPlaceNames } from './place-names.ts';
import { itemOf, readContent, visitSession } from './supervised-content.ts';
import { listSupervised, readSupervised } from './supervision-list.ts';
import { endLapsedVisits, leave } from './visits.ts';

/** Sessions for those who answer for the students in them: a list without students and content, and what was said under an opening. */
export const supervision = defineService({
  name: 'supervision',

  actions: {
    list: ownAction({
      rest: 'GET /supervision',
      summary: 'The sessions of the own school, district or city that go on or are over, without students; each look is on the record.',
      allow: [permissions.supervise],
      params: Type.Object(
        {
          ...{ ...pageOf, state: SessionState, schoolId: Type.Optional(Id), teacherId: Type.Optional(Id), subject: Type.Optional(Id) },
          /** When it began. */
          ...{ from: Type.Optional(Moment), to: Type.Optional(Moment) },
        },
        closed,
      ),
      returns: SupervisedSessions,
      async handler(ctx) {
        const { limit } = ctx.params;
        const found = await listSupervised(ctx.db, ctx.caller, ctx.params);
        const shown = found.slice(0, limit);
        const names = await readPlaceNames(ctx.call, shown);
        await ctx.transaction(async (work) => {
          const payload = { filter: { ...ctx.params }, sessionIds: shown.map(({ id }) => id) };
          work.record({ kind: 'one-to-one.supervised', subjectId: ctx.caller.id, payload });
        });
        return {
          items: shown.map((session) => itemOf(session, names)),
          nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
          serverNow: toIso(ctx.now().getTime()),
        };
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
