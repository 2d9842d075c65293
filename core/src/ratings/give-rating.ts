import { commonErrors, type ActionContext, type Static } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { isSame, keepGiven, readGiven } from './given-rating.ts';
import { findOwed, lockRating } from './ratings.repository.ts';
import type { RatingsPolicy } from './ratings-policy.ts';
import type { Rated, RateParams } from './schemas.ts';

/** The student who owes a rating gives it; the same once more changes nothing. */
export function giveRating(
  context: ActionContext<Static<typeof RateParams>>,
  policy: RatingsPolicy,
): Promise<Static<typeof Rated>> {
  const { caller, params } = context;
  return context.transaction(async (work) => {
    const rating = await lockRating(work.db, params.id);
    if (!rating || rating.studentId !== caller.id) throw commonErrors.NOT_FOUND();
    if (rating.state === 'cancelled') throw errors.CANCELLED();
    const given = await readGiven(work.db, rating, params, { at: context.now().getTime(), policy, call: context.call });
    if (rating.given) {
      if (!isSame(rating.given, given)) throw errors.ALREADY_RATED();
    } else {
      await keepGiven(work, rating, given);
    }
    const [next] = await findOwed(work.db, caller.id, 1);
    return { id: rating.id, state: 'rated' as const, score: given.score, nextId: next?.id ?? null };
  });
}
