import { action, commonErrors, type ActionContext, type ActionDefinition, type CallAction, type Static } from '@fudao/plugin-sdk';
import { cancelRatings } from './cancel-rating.ts';
import { expectRating } from './expect-rating.ts';
import { giveRating } from './give-rating.ts';
import { rate } from './permissions.ts';
import { findPeople } from './places.ts';
import type { Rating } from './rating.ts';
import { findOfCauses, findOwed, findRating } from './ratings.repository.ts';
import type { RatingsPolicy } from './ratings-policy.ts';
import { scaleOf } from './scale.ts';
import * as schemas from './schemas.ts';

/** As many as one ever needs to know of at once. */
const mostOwed = 20;

/** To the student it stays given, whatever became of it later. */
const stateForStudent = (state: Rating['state']) => (state === 'excluded' ? ('rated' as const) : state);

async function ownViews(call: CallAction, ratings: readonly Rating[]): Promise<Static<typeof schemas.OwnRating>[]> {
  const people = await findPeople(call, ratings.map(({ teacherId }) => teacherId));
  return ratings.map(({ id, state, mode, teacherId, subject, expectedAt: at, given }) => ({
    id,
    state: stateForStudent(state),
    mode,
    scale: scaleOf(mode),
    teacherId,
    teacherName: people.get(teacherId)?.name ?? '',
    subject,
    at,
    score: given?.score ?? null,
  }));
}

async function ownRating({ db, call, caller, params }: ActionContext<{ id: string }>) {
  const rating = await findRating(db, params.id);
  if (rating?.studentId !== caller.id) throw commonErrors.NOT_FOUND();
  return (await ownViews(call, [rating]))[0]!;
}

export function createStudentActions(policy: () => RatingsPolicy): Record<string, ActionDefinition> {
  return {
    expect: action({
      summary: 'A mode tells that a student owes a rating, or hands over one that it asked for itself; the same again changes nothing.',
      allow: 'internal',
      capability: 'ratings.rate',
      params: schemas.ExpectParams,
      returns: schemas.Expected,
      handler: (ctx) => expectRating(ctx, ctx.params, policy()),
    }),

    cancel: action({
      summary: 'A service was annulled: its ratings are neither owed nor counted.',
      allow: 'internal',
      capability: 'ratings.rate',
      params: schemas.CancelParams,
      returns: schemas.Cancelled,
      handler: (ctx) => cancelRatings(ctx),
    }),

    owed: action({
      summary: 'What a student must rate before the next live session or new question, oldest first.',
      allow: 'internal',
      capability: 'ratings.read',
      params: schemas.OwedParams,
      returns: schemas.OwedList,
      handler: async ({ db, params }) => {
        const found = await findOwed(db, params.studentId, mostOwed);
        return { items: found.map(({ id, mode, causeId, teacherId, expectedAt: at }) => ({ id, mode, causeId, teacherId, at })) };
      },
    }),

    ownOf: action({
      summary: "The caller's own ratings of some services, owed or given; nobody else's, so a teacher is told none.",
      allow: 'internal',
      capability: 'ratings.read',
      params: schemas.OwnOfParams,
      returns: schemas.OwnOfList,
      handler: async ({ db, caller, params }) => {
        const found = await findOfCauses(db, caller.id, params.mode, params.causeIds);
        return { items: found.map(({ id, causeId, state, mode, given }) => ({ id, causeId, state: stateForStudent(state), scale: scaleOf(mode), score: given?.score ?? null })) };
      },
    }),

    listOwed: action({
      rest: 'GET /owed',
      summary: 'What the caller owes a rating for, oldest first.',
      allow: [rate],
      params: schemas.NoParams,
      returns: schemas.OwnRatingList,
      handler: async ({ db, call, caller }) => ({ items: await ownViews(call, await findOwed(db, caller.id, mostOwed)) }),
    }),

    readOwed: action({
      rest: 'GET /owed/:id',
      summary: "One rating of the caller's, owed or given.",
      allow: [rate],
      params: schemas.ById,
      returns: schemas.OwnRating,
      handler: ownRating,
    }),

    rate: action({
      rest: 'POST /:id',
      summary: 'Gives a rating that is owed: four answers of 0-3 or stars, style tags, and words that are moderated.',
      allow: [rate],
      capability: 'ratings.rate',
      idempotent: true,
      params: schemas.RateParams,
      returns: schemas.Rated,
      handler: (ctx) => giveRating(ctx, policy()),
    }),
  };
}
