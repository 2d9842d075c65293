import { commonErrors, defineCollection, Type, type PluginContext, type Work } from '@fudao/plugin-sdk';
import type { DayCounts, Goal } from '../api.ts';

const closed = { additionalProperties: false } as const;

/** Both by the goal's id, which begins with its day, so that a day is counted by its prefix. */
const goals = defineCollection('goals', Type.Object({ text: Type.String({ minLength: 1 }) }, closed));
const reached = defineCollection('reached', Type.Object({}, closed));

type Reading = Pick<PluginContext, 'documents'>;
type Writing = Pick<Work, 'documents'>;
type Owner = { readonly personId: string; readonly districtId: string | null };

/** A page of documents, which is more than a student has before the eyes. */
const shown = 100;

/** A person's goals, the latest first. */
export async function listGoals(context: Reading, personId: string): Promise<Goal[]> {
  const options = { personId, limit: shown, descending: true };
  const [all, ticked] = await Promise.all([goals.of(context).list(options), reached.of(context).list(options)]);
  const keys = new Set(ticked.items.map(({ key }) => key));
  return all.items.map(({ key: id, value: { text } }) => ({ id, day: id.slice(0, 10), text, isReached: keys.has(id) }));
}

export function countGoals(work: Writing, personId: string, day: string): Promise<number> {
  return goals.of(work).count({ personId, prefix: `${day}.` });
}

/** `personId` says whose the document is: the platform exports and erases it with that person. The district is the call's. */
export async function addGoal(work: Writing, { personId }: Owner, { id, text }: Goal): Promise<void> {
  await goals.of(work).put(id, { text }, { personId });
}

/** @throws FUDAO_NOT_FOUND where the goal is not this person's */
export async function reachGoal(work: Writing, personId: string, id: string, isReached: boolean): Promise<void> {
  await demandOwn(work, personId, id);
  if (isReached) await reached.of(work).put(id, {}, { personId });
  else await reached.of(work).delete(id);
}

/** @throws FUDAO_NOT_FOUND where the goal is not this person's */
export async function removeGoal(work: Writing, personId: string, id: string): Promise<void> {
  await demandOwn(work, personId, id);
  await reached.of(work).delete(id);
  await goals.of(work).delete(id);
}

export async function countDay(context: Reading, day: string): Promise<DayCounts> {
  const prefix = `${day}.`;
  const [set, done] = await Promise.all([goals.of(context).count({ prefix }), reached.of(context).count({ prefix })]);
  return { day, set, reached: done };
}

async function demandOwn(work: Writing, personId: string, id: string): Promise<void> {
  const goal = await goals.of(work).get(id);
  if (goal?.personId !== personId) throw commonErrors.NOT_FOUND();
}
