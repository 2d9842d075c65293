import { action, commonErrors, type ActionDefinition, type CallAction, type Static } from '@fudao/plugin-sdk';
import { localDateOf } from '../runtime/city-time/index.ts';
import { errors } from './errors.ts';
import { moderate } from './permissions.ts';
import { findPeople } from './places.ts';
import { lockRating } from './ratings.repository.ts';
import { scaleOf } from './scale.ts';
import * as schemas from './schemas.ts';
import { isWithin, scopeOf } from './scope.ts';
import { findWords, saveReview, type ReviewedState, type ReviewedWords } from './words.repository.ts';

async function views(call: CallAction, found: readonly ReviewedWords[], timeZone: string): Promise<Static<typeof schemas.WordsItem>[]> {
  const people = await findPeople(call, found.map(({ rating }) => rating.teacherId));
  return found.map(({ rating, reason }) => ({
    id: rating.id,
    state: rating.given!.wordsState as ReviewedState,
    words: rating.given!.words,
    doubt: rating.given!.wordsDoubt,
    mode: rating.mode,
    score: rating.given!.score,
    scale: scaleOf(rating.mode),
    teacherName: people.get(rating.teacherId)?.name ?? '',
    day: localDateOf(rating.given!.ratedAt, timeZone),
    reason,
  }));
}

/** The moderators' queue of what students wrote; nobody else's eyes before theirs. */
export function createWordsActions(timeZone: string): Record<string, ActionDefinition> {
  return {
    words: action({
      rest: 'GET /words',
      summary: "Words of students that wait for a moderator, or were decided on, of the own district's teachers or the city's.",
      allow: [moderate],
      params: schemas.WordsParams,
      returns: schemas.WordsPage,
      handler: async ({ caller, call, transaction, params: { state, limit, cursor } }) => {
        const found = await transaction(async (work) => {
          const rows = await findWords(work.db, { ...scopeOf(caller), state, cursor, limit: limit + 1 });
          const ratingIds = rows.slice(0, limit).map(({ rating }) => rating.id);
          // Staff who read what children wrote are on the record.
          if (ratingIds.length > 0) work.record({ kind: 'ratings.words-read', subjectId: caller.id, payload: { state, ratingIds } });
          return rows;
        });
        const page = found.slice(0, limit);
        return { items: await views(call, page, timeZone), nextCursor: found.length > limit ? page.at(-1)!.rating.id : null };
      },
    }),

    decideWords: action({
      rest: 'POST /words/:id/decision',
      summary: 'Shows words to the teacher once their time has come, or hides them with a reason; may be changed later.',
      allow: [moderate],
      params: schemas.WordsDecision,
      returns: schemas.ById,
      handler: ({ caller, transaction, params }) =>
        transaction(async (work) => {
          const rating = await lockRating(work.db, params.id);
          const hasWords = rating?.given && rating.given.wordsState !== 'none';
          if (!hasWords || !isWithin(scopeOf(caller), rating.teacherDistrictId)) throw commonErrors.NOT_FOUND();
          const reason = params.reason?.trim() || null;
          if (params.decision === 'hide' && reason === null) throw errors.REASON_REQUIRED();
          const state = params.decision === 'show' ? ('shown' as const) : ('hidden' as const);
          await saveReview(work.db, rating.id, { state, reason, by: caller.id });
          const payload = { ratingId: rating.id, teacherId: rating.teacherId, reason };
          work.record({ kind: `ratings.words-${state}`, subjectId: rating.id, personId: rating.studentId, payload });
          return { id: rating.id };
        }),
    }),
  };
}
