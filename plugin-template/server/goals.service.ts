import { action, commonErrors, defineService, Type, type ActionContext, type Work } from '@fudao/plugin-sdk';
import { Goal, GoalId, Goals, longestGoal, Overview, type Settings } from '../api.ts';
import { dayOf, daysUpTo } from './day-of.ts';
import { errors } from './errors.ts';
import { addGoal, countDay, countGoals, listGoals, reachGoal, removeGoal } from './goal-store.ts';

const closed = { additionalProperties: false } as const;
const Done = Type.Object({ done: Type.Literal(true) }, closed);

type Context<Params> = ActionContext<Params, Settings>;

/** Has the person's other devices load the goals anew. */
function tellOwnDevices(work: Work, personId: string): void {
  work.push({ accounts: [personId] }, 'plugin-template.changed', {});
}

/** In one transaction, so that two devices at once do not pass the limit. */
function add(context: Context<{ text: string }>): Promise<Goal> {
  const { caller, districtId, settings } = context;
  const text = context.params.text.trim();
  if (text === '') throw commonErrors.INVALID({ reason: { 'zh-CN': '目标不能为空', en: 'a goal must not be empty' } });
  const day = dayOf(context.now());
  const goal: Goal = { id: `${day}.${context.newId()}`, day, text, isReached: false };
  return context.transaction(async (work) => {
    if ((await countGoals(work, caller.id, day)) >= settings.goalsPerDay)
      throw errors.FULL({ most: settings.goalsPerDay });
    await addGoal(work, { personId: caller.id, districtId }, goal);
    tellOwnDevices(work, caller.id);
    return goal;
  });
}

async function change(context: Context<unknown>, step: (work: Work) => Promise<void>): Promise<{ done: true }> {
  return context.transaction(async (work) => {
    await step(work);
    tellOwnDevices(work, context.caller.id);
    return { done: true };
  });
}

export const goals = defineService({
  name: 'goals',
  actions: {
    list: action({
      rest: 'GET /goals',
      summary: 'The own goals, the latest first.',
      allow: ['plugin-template:use'],
      params: Type.Object({}, closed),
      returns: Goals,
      handler: async (context: Context<unknown>) => ({
        today: dayOf(context.now()),
        most: context.settings.goalsPerDay,
        items: await listGoals(context, context.caller.id),
      }),
    }),

    add: action({
      rest: 'POST /goals',
      summary: 'Sets a goal for today.',
      allow: ['plugin-template:use'],
      params: Type.Object({ text: Type.String({ minLength: 1, maxLength: longestGoal }) }, closed),
      returns: Goal,
      idempotent: true,
      status: 201,
      handler: add,
    }),

    reach: action({
      rest: 'PUT /goals/:id',
      summary: 'Ticks an own goal off, or takes the tick back.',
      allow: ['plugin-template:use'],
      params: Type.Object({ id: GoalId, isReached: Type.Boolean() }, closed),
      returns: Done,
      handler: (context: Context<{ id: string; isReached: boolean }>) => {
        const { id, isReached } = context.params;
        return change(context, (work) => reachGoal(work, context.caller.id, id, isReached));
      },
    }),

    remove: action({
      rest: 'DELETE /goals/:id',
      summary: 'Removes an own goal.',
      allow: ['plugin-template:use'],
      params: Type.Object({ id: GoalId }, closed),
      returns: Done,
      handler: (context: Context<{ id: string }>) =>
        change(context, (work) => removeGoal(work, context.caller.id, context.params.id)),
    }),

    overview: action({
      rest: 'GET /overview',
      summary: "How many goals the district's students set and reached, day by day.",
      allow: ['plugin-template:overview'],
      params: Type.Object({}, closed),
      returns: Overview,
      handler: async (context: Context<unknown>) => {
        const { daysShown, showsOverview } = context.settings;
        if (!showsOverview) throw errors.OVERVIEW_OFF();
        const days = daysUpTo(dayOf(context.now()), daysShown);
        return { days: await Promise.all(days.map((day) => countDay(context, day))) };
      },
    }),
  },
});
