import type { SqlScope } from '@fudao/plugin-sdk';
import { findActivities } from '../figures/activities.repository.ts';
import { findEntered } from '../figures/entries.repository.ts';
import { findRatings } from '../figures/ratings.repository.ts';
import { replaceSums, type TeacherSums } from '../figures/sums.repository.ts';
import { sumsOf, type Done } from '../figures/sums.ts';
import type { Keys } from '../period.ts';

/** All that a teacher came to in a period; null where there is nothing. */
export function teacherSums(teacherId: string, done: Done, shortSeconds: number): TeacherSums | null {
  const latest = done.activities.at(-1) ?? done.ratings.at(-1) ?? done.entered.at(-1);
  if (!latest) return null;
  const { districtId, schoolId } = latest;
  return { teacherId, districtId, schoolId, ...sumsOf(done, shortSeconds) };
}

/**
 * Works out anew what a teacher came to in the periods that something of them changed in: so it does not matter how
 * often or in which order it is told. The caller holds the teacher.
 */
export async function bringUpToDate(db: SqlScope, teacherId: string, changed: readonly Keys[], shortSeconds: number): Promise<void> {
  for (const period of new Set(changed.flatMap(({ week, month }) => [week, month]))) {
    const [activities, ratings] = [await findActivities(db, teacherId, period), await findRatings(db, teacherId, period)];
    const done = { activities, ratings, entered: await findEntered(db, teacherId, period) };
    await replaceSums(db, period, teacherId, teacherSums(teacherId, done, shortSeconds));
  }
}
