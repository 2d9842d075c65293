import { commonErrors, type ActionContext, type Static, type Work } from '@fudao/plugin-sdk';
import { figures, firstStage, mayGoToCity, type Appeal } from './appeal.ts';
import { insertAppeal, insertStep, isPending, lockAppeal, saveAppeal } from './appeals.repository.ts';
import { errors } from './errors.ts';
import { ensureTeacher, lockTeacher, readParts } from './portrait.repository.ts';
import type { AppealParams, AppealReason } from './schemas.ts';
import { byId, countedAs, listTags } from './tags.repository.ts';
import { findRatingOfWords } from './words.repository.ts';

type Context = ActionContext<Static<typeof AppealParams>>;

/** A teacher contests only what a teacher sees. */
async function demandTarget({ caller, params: { about, target } }: Context, work: Work): Promise<void> {
  const isThere = {
    words: async () => {
      const rating = await findRatingOfWords(work.db, caller.id, target);
      return rating?.state === 'rated' && rating.given?.wordsState === 'shown' && rating.released !== null;
    },
    tag: async () => {
      const tags = byId(await listTags(work.db));
      const parts = await readParts(work.db, caller.id);
      return parts.some(({ kind, value }) => kind === 'tag' && countedAs(tags, value)?.id === target);
    },
    figure: () => (figures as readonly string[]).includes(target),
  };
  if (!(await isThere[about]())) throw commonErrors.NOT_FOUND();
}

function demandReason(given: string): string {
  const reason = given.trim();
  if (reason === '') throw errors.REASON_REQUIRED();
  return reason;
}

function tell(work: Work, { id, teacherId, about, target }: Appeal, kind: string, reason: string): void {
  work.record({ kind: `ratings.appeal-${kind}`, subjectId: id, personId: teacherId, payload: { about, target, reason } });
}

/** A teacher contests words, a tag or a figure; who decides is the district, then the city. */
export async function openAppeal(context: Context): Promise<{ id: string }> {
  const { caller, params, newId } = context;
  const reason = demandReason(params.reason);
  await ensureTeacher(context.db, caller.id);
  return context.transaction(async (work) => {
    await lockTeacher(work.db, caller.id);
    await demandTarget(context, work);
    const { about, target } = params;
    if (await isPending(work.db, { teacherId: caller.id, about, target })) throw errors.APPEAL_PENDING();
    const at = context.now().getTime();
    const { districtId: teacherDistrictId } = caller;
    const appeal: Appeal = {
      ...{ id: newId(), teacherId: caller.id, teacherDistrictId, about, target },
      ...{ stage: firstStage(teacherDistrictId), state: 'pending', createdAt: at, changedAt: at },
    };
    await insertAppeal(work.db, appeal);
    await insertStep(work.db, { id: newId(), appealId: appeal.id, kind: 'opened', byId: caller.id, reason, ratingIds: [], at });
    tell(work, appeal, 'opened', reason);
    return { id: appeal.id };
  });
}

/** What the district kept goes to the city, for the last word. */
export function takeToCity(context: ActionContext<Static<typeof AppealReason>>): Promise<{ id: string }> {
  const { caller, params, newId } = context;
  const reason = demandReason(params.reason);
  return context.transaction(async (work) => {
    const appeal = await lockAppeal(work.db, params.id);
    if (appeal?.teacherId !== caller.id) throw commonErrors.NOT_FOUND();
    if (!mayGoToCity(appeal)) throw errors.NOT_TO_CITY();
    const at = context.now().getTime();
    await saveAppeal(work.db, { ...appeal, stage: 'city', state: 'pending', changedAt: at });
    await insertStep(work.db, { id: newId(), appealId: appeal.id, kind: 'escalated', byId: caller.id, reason, ratingIds: [], at });
    tell(work, appeal, 'escalated', reason);
    return { id: appeal.id };
  });
}
