import { randomUUID } from 'node:crypto';
import type { CallAction, LockingSqlScope, Static, Work } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import type { GivenRating, Rating } from './rating.ts';
import { countOwed, saveGiven } from './ratings.repository.ts';
import type { RatingsPolicy } from './ratings-policy.ts';
import { scaleOf, scoreOf, shareOf } from './scale.ts';
import { doubtAbout } from './screen-words.ts';
import type { GivenFields } from './schemas.ts';
import { chosenTags } from './tags.repository.ts';

export const longestWords = 300;

export type Given = Static<typeof GivenFields>;

/** As it is kept: without control characters, and without blanks at its ends. */
function cleanWords(words: string): string {
  const clean = words.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  if ([...clean].length > longestWords) throw errors.WORDS_TOO_LONG({ max: longestWords });
  return clean;
}

/** What becomes of words at once: they wait for a moderator unless the policy trusts the screening. */
async function reviewOf(call: CallAction, words: string, { review }: RatingsPolicy['words']): Promise<Pick<GivenRating, 'wordsState' | 'wordsDoubt'>> {
  if (words === '') return { wordsState: 'none', wordsDoubt: null };
  const doubt = await doubtAbout(call, words);
  return { wordsState: review === 'screened' && doubt === null ? 'shown' : 'waiting', wordsDoubt: doubt };
}

/** Checks what a student gave against the scale of the mode, the list of tags and the limits of words. */
export async function readGiven(
  db: LockingSqlScope,
  { mode }: Pick<Rating, 'mode'>,
  given: Given,
  { at, policy, call }: { at: number; policy: RatingsPolicy; call: CallAction },
): Promise<GivenRating> {
  const score = scoreOf(mode, given);
  if (score === undefined) throw errors.SCORE_UNFIT();
  const words = cleanWords(given.words ?? '');
  return {
    answers: given.answers ?? null,
    score,
    share: shareOf(mode, score),
    ratedAt: at,
    tagIds: await chosenTags(db, given.tagIds ?? []),
    words,
    wordsId: words === '' ? null : randomUUID(),
    ...(await reviewOf(call, words, policy.words)),
  };
}

/** Keeps a rating and tells of it: the portrait and the modes hear of it by the event. */
export async function keepGiven(work: Work, rating: Rating, given: GivenRating): Promise<void> {
  const { id: ratingId, teacherId, studentId, mode, causeId } = rating;
  const { score, tagIds, words, ratedAt: at } = given;
  await saveGiven(work.db, ratingId, given);
  const facts = { ratingId, teacherId, studentId, mode, causeId, score, scale: scaleOf(mode), at };
  const { subject, grade, knowledgePointIds } = rating;
  work.emit('ratings.rated.v1', { ...facts, subject, grade, knowledgePointIds: [...knowledgePointIds] });
  work.record({
    kind: 'ratings.rated',
    subjectId: ratingId,
    personId: studentId,
    payload: { ...facts, answers: given.answers, tagIds, words },
  });
  await tellOwed(work, studentId);
}

/** It was given and counts no more. */
export function tellUncounted(work: Work, { id: ratingId, teacherId, studentId, mode, causeId, given }: Rating): void {
  if (given) work.emit('ratings.uncounted.v1', { ratingId, teacherId, studentId, mode, causeId, at: given.ratedAt });
}

/** The student's open apps show how much is owed. */
export async function tellOwed(work: Work, studentId: string): Promise<void> {
  work.push({ accounts: [studentId] }, 'ratings.owed-changed', { owed: await countOwed(work.db, studentId) });
}

/** Whether a second rating says the same as the first: then it is a retry. */
export function isSame(kept: GivenRating, again: GivenRating): boolean {
  const said = ({ score, answers, tagIds, words }: GivenRating) => JSON.stringify([score, answers, tagIds, words]);
  return said(kept) === said(again);
}
