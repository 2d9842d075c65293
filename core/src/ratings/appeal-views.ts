import type { Static } from '@fudao/plugin-sdk';
import { mayGoToCity } from './appeal.ts';
import type { AppealWithSteps } from './appeals.repository.ts';
import { localDateOf } from '../runtime/city-time/index.ts';
import type { Rating } from './rating.ts';
import { scaleOf } from './scale.ts';
import type { AppealDetail, AppealView, OwnAppeal } from './schemas.ts';
import type { Tag } from './tags.repository.ts';

type Tags = ReadonlyMap<string, Tag>;

function fields({ id, about, target, stage, state, createdAt, steps }: AppealWithSteps, tags: Tags) {
  const told = steps.map(({ kind, reason, ratingIds, at }) => ({ kind, reason, excluded: ratingIds.length, at }));
  const tagName = about === 'tag' ? (tags.get(target)?.name ?? null) : null;
  return { id, about, target, tagName, stage, state, createdAt, steps: told };
}

export function ownAppealView(appeal: AppealWithSteps, tags: Tags): Static<typeof OwnAppeal> {
  return { ...fields(appeal, tags), mayGoToCity: mayGoToCity(appeal) };
}

export function appealView(
  appeal: AppealWithSteps,
  { teacherName, mayDecide, tags }: { teacherName: string; mayDecide: boolean; tags: Tags },
): Static<typeof AppealView> {
  return { ...fields(appeal, tags), teacherId: appeal.teacherId, teacherName, mayDecide };
}

/** For those who decide: what was given, on which day, and not by whom. */
export function concernedView({ id, mode, subject, given }: Rating, timeZone: string): Static<typeof AppealDetail>['ratings'][number] {
  const { score, ratedAt, tagIds, words } = given!;
  return { id, mode, score, scale: scaleOf(mode), day: localDateOf(ratedAt, timeZone), subject, tagIds: [...tagIds], words };
}
