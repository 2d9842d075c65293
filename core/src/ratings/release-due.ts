import type { PluginContext, Work } from '@fudao/plugin-sdk';
import { dayAt } from '../runtime/city-time/index.ts';
import { cityMonth } from './city-month.ts';
import { addToPortrait } from './portrait-changes.ts';
import { findWaitingTeachers, forgetPortrait, lockTeacher, saveWaiting } from './portrait.repository.ts';
import type { Rating } from './rating.ts';
import { findReleased, findUnreleased, saveReleased } from './ratings.repository.ts';
import { releaseSteps } from './release-steps.ts';
import { modes } from './scale.ts';

export interface ReleaseRules {
  readonly fewest: number;
  readonly timeZone: string;
}

type Context = Pick<PluginContext<never>, 'db' | 'now' | 'newId' | 'transaction'>;

async function releaseStep(work: Work, context: Context, step: readonly Rating[], { timeZone }: ReleaseRules): Promise<void> {
  const at = context.now().getTime();
  const released = { stepId: context.newId(), at, month: cityMonth(at, timeZone) };
  await saveReleased(work.db, step.map(({ id }) => id), released);
  await addToPortrait(work.db, step[0]!.teacherId, step.map((rating) => ({ ...rating, released })));
}

/** Takes the whole steps of past days into a teacher's portrait; gives how many. */
async function releaseOf(work: Work, context: Context, teacherId: string, rules: ReleaseRules): Promise<number> {
  if (!(await lockTeacher(work.db, teacherId))) return 0;
  const today = dayAt(context.now().getTime(), rules.timeZone).from;
  const unreleased = await findUnreleased(work.db, teacherId);
  const past = unreleased.filter(({ given }) => given!.ratedAt < today);
  const steps = modes.flatMap((mode) => releaseSteps(past.filter((rating) => rating.mode === mode), rules.fewest));
  for (const step of steps) await releaseStep(work, context, step, rules);
  // Of today's it is known when to look again; what filled no step waits for the next rating.
  const next = unreleased.find(({ given }) => given!.ratedAt >= today);
  await saveWaiting(work.db, teacherId, next?.given?.ratedAt ?? null);
  return steps.length;
}

const teachersAtOnce = 200;

/** Once a day has passed, its ratings come into the portraits; gives how many steps did. */
export async function releaseDue(context: Context, rules: ReleaseRules): Promise<number> {
  const today = dayAt(context.now().getTime(), rules.timeZone).from;
  for (let steps = 0; ;) {
    const due = await findWaitingTeachers(context.db, today, teachersAtOnce);
    if (due.length === 0) return steps;
    for (const teacherId of due) steps += await context.transaction((work) => releaseOf(work, context, teacherId, rules));
  }
}

/** Works a portrait out anew from the ratings it is made of. */
export function rebuildPortrait(context: Pick<Context, 'transaction'>, teacherId: string): Promise<void> {
  return context.transaction(async (work) => {
    if (!(await lockTeacher(work.db, teacherId))) return;
    await forgetPortrait(work.db, teacherId);
    await addToPortrait(work.db, teacherId, await findReleased(work.db, teacherId));
  });
}
