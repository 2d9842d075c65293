import type { ActionContext, Work } from '@fudao/plugin-sdk';
import { limits, type PlanHoursView, type DutyView, type PlanView, type Settings } from '../api.ts';
import { checkScope, readDesk, type ScopeParams } from './duty.ts';
import { ensureDuty, lockDuty } from './duties.repository.ts';
import { errors } from './errors.ts';
import { openTimes, readHours, whyClosed } from './hours.ts';
import { toIso } from './moment.ts';
import { planView } from './plan-view.ts';
import { deletePlan, findPlans, insertPlan, savePlan, type Plan } from './plans.repository.ts';

export type NewPlan = ScopeParams & { readonly startsAt: string; readonly endsAt: string };
type Context<P = object> = ActionContext<P, Settings>;

const longestPlanMs = 4 * 3_600_000;

/** A plan as it is to be: ahead, not too long, for what the teacher may do, and within the hours. */
async function checkedPlan(ctx: Context, wanted: NewPlan, id: string): Promise<Plan> {
  checkScope(ctx, wanted);
  const { id: teacherId, name: teacherName, districtId } = ctx.caller;
  const [startsAt, endsAt] = [Date.parse(wanted.startsAt), Date.parse(wanted.endsAt)];
  if (!(startsAt > ctx.now().getTime() && endsAt > startsAt && endsAt - startsAt <= longestPlanMs)) throw errors.PLAN_INVALID();
  const reason = whyClosed(await readHours(ctx.call, districtId, startsAt, 2), { startsAt, endsAt });
  if (reason) throw errors.PLAN_OUTSIDE_HOURS({ reason });
  return { id, teacherId, teacherName, districtId, startsAt, endsAt, subjects: wanted.subjects, grades: wanted.grades };
}

/** A teacher's plans change one after the other: two windows at once cannot make two that overlap. */
async function withPlans<R>(ctx: Context, deed: (work: Work, before: Plan[]) => Promise<R>): Promise<R> {
  const { id: teacherId, name: teacherName, districtId, schoolId } = ctx.caller;
  const now = ctx.now().getTime();
  const standing = { quality: null, tags: [], knowledgePointIds: [] };
  await ensureDuty(ctx.db, { teacherId, teacherName, districtId, schoolId, subjects: [], grades: [], startedAt: now, leaseEndsAt: 0, standing });
  return ctx.transaction(async (work) => {
    await lockDuty(work.db, teacherId);
    return deed(work, await findPlans(work.db, teacherId, now));
  });
}

const overlap = (one: Plan, other: Plan) => one.startsAt < other.endsAt && other.startsAt < one.endsAt;
const toCompare = ({ startsAt, endsAt, subjects, grades }: Plan) => JSON.stringify([startsAt, endsAt, [...subjects].sort(), [...grades].sort()]);
const isSame = (one: Plan, other: Plan) => toCompare(one) === toCompare(other);

/** Adds a plan to those that are there; the same once more is the one that is there. */
async function add(work: Work, before: Plan[], plan: Plan): Promise<Plan> {
  const same = before.find((one) => isSame(one, plan));
  if (same) return same;
  if (before.some((one) => overlap(one, plan))) throw errors.PLANS_OVERLAP();
  if (before.length >= limits.plans) throw errors.TOO_MANY_PLANS({ max: limits.plans });
  await insertPlan(work.db, plan);
  before.push(plan);
  return plan;
}

/** Plans a duty ahead. What the transaction answers is what the same key is answered again. */
export async function addPlan(ctx: Context<NewPlan>): Promise<PlanView> {
  const plan = await checkedPlan(ctx, ctx.params, ctx.newId());
  return withPlans(ctx, async (work, before) => planView(await add(work, before, plan)));
}

/** Several at once, e.g. those of a week in the next one: all or none. */
export async function addPlans(ctx: Context<{ plans: NewPlan[] }>): Promise<{ items: PlanView[] }> {
  const plans = await Promise.all(ctx.params.plans.map((wanted) => checkedPlan(ctx, wanted, ctx.newId())));
  return withPlans(ctx, async (work, before) => {
    const items: PlanView[] = [];
    for (const plan of plans) items.push(planView(await add(work, before, plan)));
    return { items };
  });
}

/** Another time, or for something else. */
export async function movePlan(ctx: Context<NewPlan & { id: string }>): Promise<PlanView> {
  const plan = await checkedPlan(ctx, ctx.params, ctx.params.id);
  await withPlans(ctx, async (work, before) => {
    if (!before.some(({ id }) => id === plan.id)) throw errors.PLAN_NOT_FOUND();
    if (before.some((one) => one.id !== plan.id && overlap(one, plan))) throw errors.PLANS_OVERLAP();
    await savePlan(work.db, plan);
  });
  return planView(plan);
}

export async function removePlan(ctx: Context<{ id: string }>): Promise<DutyView> {
  await deletePlan(ctx.db, ctx.caller.id, ctx.params.id);
  return readDesk(ctx);
}

/** When duties can be planned on some days, and why not at other times. */
export async function readPlanHours(ctx: Context<{ from: string; days: number }>): Promise<PlanHoursView> {
  const days = await readHours(ctx.call, ctx.caller.districtId, Date.parse(ctx.params.from), ctx.params.days);
  const items = days.map((day) => ({
    ...{ date: day.date, startsAt: toIso(day.startsAt), endsAt: toIso(day.endsAt), closed: day.closed, otherwise: day.otherwise },
    open: openTimes([day]).map(({ startsAt, endsAt }) => ({ startsAt: toIso(startsAt), endsAt: toIso(endsAt) })),
  }));
  return { items };
}
