import type { ActionContext, Static } from '@fudao/plugin-sdk';
import { tellOwed, tellUncounted } from './given-rating.ts';
import { saveState, lockRatingsOf } from './ratings.repository.ts';
import { takeFromPortrait } from './portrait-changes.ts';
import type { CancelParams } from './schemas.ts';

/** A service was annulled: what is owed for it is owed no more, and what was given does not count. */
export function cancelRatings(context: ActionContext<Static<typeof CancelParams>>): Promise<{ cancelled: number }> {
  const { mode, causeId, reason } = context.params;
  return context.transaction(async (work) => {
    const ratings = (await lockRatingsOf(work.db, mode, causeId)).filter(({ state }) => state === 'owed' || state === 'rated');
    await saveState(work.db, ratings.map(({ id }) => id), 'cancelled', reason);
    for (const rating of ratings) {
      if (rating.state === 'rated') await takeFromPortrait(work.db, rating);
      const { id, studentId, teacherId } = rating;
      const payload = { ratingId: id, teacherId, mode, causeId, reason };
      work.record({ kind: 'ratings.cancelled', subjectId: id, personId: studentId, payload });
      tellUncounted(work, rating);
      await tellOwed(work, studentId);
    }
    return { cancelled: ratings.length };
  });
}
