import { defineService, Type } from '@fudao/plugin-sdk';
import { Id, Moment, SessionState, SupervisedSessions, type SupervisedSession } from '../api.ts';
import { closed, ownAction, pageOf } from './action.ts';
import { toIso, toIsoOrNull } from './moment.ts';
import { permissions } from './permissions.ts';
import { readPlaceNames, type PlaceNames } from './place-names.ts';
import type { Session } from './sessions.repository.ts';
import { listSupervised } from './supervision-list.ts';

function itemOf(session: Session, { districts, schools }: PlaceNames): SupervisedSession {
  const { id, state, roomId, districtId, schoolId, subject, grade, endReason } = session;
  return {
    ...{ id, state, roomId, districtId, schoolId, subject, grade, endReason },
    teacher: { id: session.teacherId, name: session.teacherName },
    districtName: districts.get(districtId) ?? '',
    schoolName: schools.get(schoolId ?? '') ?? '',
    startsAt: toIso(session.startsAt),
    endsAt: toIso(session.endsAt),
    endedAt: toIsoOrNull(session.endedAt),
    minutes: session.togetherSeconds === null ? null : Math.floor(session.togetherSeconds / 60),
  };
}

/** Sessions for those who answer for the students in them: read only, without names of students and without content. */
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
  },
});
