import type { ActionContext, SqlScope, Static } from '@fudao/plugin-sdk';
import { findOwnAppeals } from './appeals.repository.ts';
import { ownAppealView } from './appeal-views.ts';
import { readMonths, type PortraitMonth } from './portrait.repository.ts';
import { findTeacher, readPortrait, type PortraitRules } from './portrait-view.ts';
import type { OwnSums, ShownWords } from './schemas.ts';
import { modes, scaleOf } from './scale.ts';
import { byId, listTags } from './tags.repository.ts';
import { findShownWords } from './words.repository.ts';

type Sums = Static<typeof OwnSums>;

/** Each mode in its own scale. */
export function sumModes(months: readonly PortraitMonth[]): Sums['modes'] {
  return modes.flatMap((mode) => {
    const of = months.filter((month) => month.mode === mode);
    const sum = (value: (month: PortraitMonth) => number) => of.reduce((total, month) => total + value(month), 0);
    const ratings = sum((month) => month.ratings);
    if (ratings === 0) return [];
    const [scale, mean] = [scaleOf(mode), sum((month) => month.shares) / ratings / 1000];
    const meanScore = scale === 12 ? mean * 12 : 1 + mean * 4;
    const buckets = { low: sum((one) => one.low), middle: sum((one) => one.middle), high: sum((one) => one.high) };
    return [{ mode, scale, ratings, meanScore, ...buckets }];
  });
}

const day = 24 * 3_600_000;

/** In the order of ids drawn by lot, so that nothing tells which were written last. */
async function shownWords(db: SqlScope, teacherId: string, before: number): Promise<Static<typeof ShownWords>[]> {
  const found = await findShownWords(db, teacherId, before);
  return found.map(({ wordsId, mode, words }) => ({ id: wordsId, mode, words }));
}

/** A teacher's own page: the portrait as others see it, each mode, the words that a moderator let through, appeals. */
export async function readOwnSums({ db, call, caller }: ActionContext<object>, rules: PortraitRules): Promise<Sums> {
  const portrait = await readPortrait({ db, call }, await findTeacher(call, caller.id), rules);
  const tags = byId(await listTags(db));
  const wordsBefore = rules.now - rules.policy.privacy.wordsDelayDays * day;
  return {
    portrait,
    modes: sumModes(await readMonths(db, caller.id)),
    words: await shownWords(db, caller.id, wordsBefore),
    appeals: (await findOwnAppeals(db, caller.id)).map((appeal) => ownAppealView(appeal, tags)),
  };
}
