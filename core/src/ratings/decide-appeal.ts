import { commonErrors, type ActionContext, type NotificationRequest, type SqlScope, type Static, type Work } from '@fudao/plugin-sdk';
import { mayDecide, type Appeal } from './appeal.ts';
import { insertStep, lockAppeal, saveAppeal } from './appeals.repository.ts';
import { errors } from './errors.ts';
import { tellUncounted } from './given-rating.ts';
import { takeFromPortrait } from './portrait-changes.ts';
import type { Rating } from './rating.ts';
import { findReleased, lockRating, saveState } from './ratings.repository.ts';
import type { AppealDecision } from './schemas.ts';
import { isWithin, scopeOf } from './scope.ts';
import { byId, countedAs, listTags } from './tags.repository.ts';
import { findRatingOfWords } from './words.repository.ts';

/** How many of a teacher's latest ratings those who decide choose from. */
const mostConcerned = 100;

/** The ratings that an appeal is about, of which those who decide may exclude some. */
export async function concernedRatings(db: SqlScope, { teacherId, about, target }: Appeal): Promise<Rating[]> {
  if (about === 'words') {
    const rating = await findRatingOfWords(db, teacherId, target);
    return rating?.state === 'rated' ? [rating] : [];
  }
  const released = await findReleased(db, teacherId);
  if (about === 'figure') return released.slice(0, mostConcerned);
  const tags = byId(await listTags(db));
  const hasTag = ({ given }: Rating) => given!.tagIds.some((id) => countedAs(tags, id)?.id === target);
  return released.filter(hasTag).slice(0, mostConcerned);
}

async function exclude(work: Work, appeal: Appeal, ratingIds: readonly string[], reason: string): Promise<void> {
  if (ratingIds.length === 0) throw errors.RATINGS_REQUIRED();
  const concerned = new Set((await concernedRatings(work.db, appeal)).map(({ id }) => id));
  for (const id of new Set(ratingIds)) {
    const rating = concerned.has(id) ? await lockRating(work.db, id) : undefined;
    if (rating?.state !== 'rated') throw commonErrors.NOT_FOUND();
    await saveState(work.db, [id], 'excluded', reason);
    await takeFromPortrait(work.db, rating);
    tellUncounted(work, rating);
    const payload = { ratingId: id, appealId: appeal.id, teacherId: appeal.teacherId, reason };
    work.record({ kind: 'ratings.excluded', subjectId: id, personId: rating.studentId, payload });
  }
}

function noticeOf({ teacherId }: Appeal, state: 'kept' | 'excluded'): NotificationRequest {
  const title =
    state === 'kept'
      ? { 'zh-CN': '您的评价申诉已处理：维持原评价', en: 'Your appeal was decided: the rating stays' }
      : { 'zh-CN': '您的评价申诉已处理：相关评价不再计入', en: 'Your appeal was decided: the rating does not count any more' };
  return { accountId: teacherId, kind: 'ratings.appeal-decided', title, link: '/ratings' };
}

/** The district, then the city, keeps what was given or excludes it with a reason; the portrait changes at once. */
export function decideAppeal(context: ActionContext<Static<typeof AppealDecision>>): Promise<{ id: string }> {
  const { caller, params, newId } = context;
  const reason = params.reason.trim();
  if (reason === '') throw errors.REASON_REQUIRED();
  return context.transaction(async (work) => {
    const appeal = await lockAppeal(work.db, params.id);
    const scope = scopeOf(caller);
    if (!appeal || !isWithin(scope, appeal.teacherDistrictId)) throw commonErrors.NOT_FOUND();
    if (appeal.teacherId === caller.id) throw errors.OWN_APPEAL();
    if (appeal.state !== 'pending') throw errors.ALREADY_DECIDED();
    if (!mayDecide(scope, caller, appeal)) throw commonErrors.NOT_ALLOWED();
    const ratingIds = params.decision === 'exclude' ? params.ratingIds : [];
    if (params.decision === 'exclude') await exclude(work, appeal, ratingIds, reason);
    const state = params.decision === 'exclude' ? ('excluded' as const) : ('kept' as const);
    const at = context.now().getTime();
    await saveAppeal(work.db, { ...appeal, state, changedAt: at });
    await insertStep(work.db, { id: newId(), appealId: appeal.id, kind: state, byId: caller.id, reason, ratingIds, at });
    const payload = { about: appeal.about, target: appeal.target, stage: appeal.stage, reason, ratingIds };
    work.record({ kind: `ratings.appeal-${state}`, subjectId: appeal.id, personId: appeal.teacherId, payload });
    work.notify(noticeOf(appeal, state));
    return { id: appeal.id };
  });
}
