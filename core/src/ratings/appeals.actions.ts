import { action, commonErrors, type ActionDefinition } from '@fudao/plugin-sdk';
import { mayDecide } from './appeal.ts';
import { appealView, concernedView } from './appeal-views.ts';
import { findAppeal, findAppeals } from './appeals.repository.ts';
import { concernedRatings, decideAppeal } from './decide-appeal.ts';
import { openAppeal, takeToCity } from './open-appeal.ts';
import { seeOwn, supervise } from './permissions.ts';
import { findPeople } from './places.ts';
import * as schemas from './schemas.ts';
import { isWithin, scopeOf } from './scope.ts';
import { byId, listTags } from './tags.repository.ts';

export function createAppealActions(timeZone: string): Record<string, ActionDefinition> {
  return {
    openAppeal: action({
      rest: 'POST /appeals',
      summary: 'Contests words, a style tag or a figure of the own portrait.',
      allow: [seeOwn],
      idempotent: true,
      status: 201,
      params: schemas.AppealParams,
      returns: schemas.ById,
      handler: (ctx) => openAppeal(ctx),
    }),

    takeToCity: action({
      rest: 'POST /appeals/:id/escalation',
      summary: 'Takes an appeal that the district decided against to the city, once.',
      allow: [seeOwn],
      idempotent: true,
      params: schemas.AppealReason,
      returns: schemas.ById,
      handler: (ctx) => takeToCity(ctx),
    }),

    appeals: action({
      rest: 'GET /appeals',
      summary: "Appeals of the own district's teachers, or the city's.",
      allow: [supervise],
      params: schemas.AppealsParams,
      returns: schemas.AppealPage,
      handler: async ({ db, call, caller, params: { state, cursor, limit } }) => {
        const scope = scopeOf(caller);
        const found = await findAppeals(db, { ...scope, isPending: state === 'pending', cursor, limit: limit + 1 });
        const page = found.slice(0, limit);
        const people = await findPeople(call, page.map(({ teacherId }) => teacherId));
        const tags = byId(await listTags(db));
        const items = page.map((appeal) => {
          const teacherName = people.get(appeal.teacherId)?.name ?? '';
          return appealView(appeal, { teacherName, mayDecide: mayDecide(scope, caller, appeal), tags });
        });
        return { items, nextCursor: found.length > limit ? page.at(-1)!.id : null };
      },
    }),

    appeal: action({
      rest: 'GET /appeals/:id',
      summary: 'One appeal with the ratings that it is about, and not by whom they were.',
      allow: [supervise],
      params: schemas.ById,
      returns: schemas.AppealDetail,
      handler: async ({ db, call, caller, transaction, params }) => {
        const scope = scopeOf(caller);
        const { appeal, ratings } = await transaction(async (work) => {
          const found = await findAppeal(work.db, params.id);
          if (!found || !isWithin(scope, found.teacherDistrictId)) throw commonErrors.NOT_FOUND();
          const concerned = await concernedRatings(work.db, found);
          // Staff who read what children gave and wrote are on the record.
          const payload = { ratingIds: concerned.map(({ id }) => id) };
          work.record({ kind: 'ratings.appeal-read', subjectId: found.id, personId: found.teacherId, payload });
          return { appeal: found, ratings: concerned };
        });
        const teacherName = (await findPeople(call, [appeal.teacherId])).get(appeal.teacherId)?.name ?? '';
        const tags = byId(await listTags(db));
        const view = appealView(appeal, { teacherName, mayDecide: mayDecide(scope, caller, appeal), tags });
        return { ...view, ratings: ratings.map((rating) => concernedView(rating, timeZone)) };
      },
    }),

    decideAppeal: action({
      rest: 'POST /appeals/:id/decision',
      summary: 'Keeps what a teacher contests, or excludes ratings from the portrait, with a reason.',
      allow: [supervise],
      idempotent: true,
      params: schemas.AppealDecision,
      returns: schemas.ById,
      handler: (ctx) => decideAppeal(ctx),
    }),
  };
}
