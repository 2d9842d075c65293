import type { ActionContext } from '@fudao/plugin-sdk';
import type { PlannedDuty, PlannedView, Settings } from '../api.ts';
import { openTimes, readHours } from './hours.ts';
import { placeOf } from './list-teachers.ts';
import { serves } from './match.ts';
import { toIso } from './moment.ts';
import { plannedSpans } from './planned-spans.ts';
import { findPlansBetween } from './plans.repository.ts';

/** As far as students look ahead. */
const daysAhead = 7;
const mostShown = 60;

/**
 * When teachers of the own grade plan to be on duty in the next days, by subject: within the hours, and without names,
 * since a plan is not a promise.
 */
export async function listPlanned(ctx: ActionContext<object, Settings>): Promise<PlannedView> {
  const place = placeOf(ctx.caller);
  const now = ctx.now().getTime();
  const days = await readHours(ctx.call, place.districtId, now, daysAhead);
  const plans = await findPlansBetween(ctx.db, now, days.at(-1)?.endsAt ?? now);
  const open = openTimes(days);
  const itemsOf = (subject: string): PlannedDuty[] => {
    const serving = plans.filter((plan) => serves(plan, { ...place, subject, reach: ctx.settings.reach }));
    const ahead = plannedSpans(serving, open).filter(({ endsAt }) => endsAt > now);
    return ahead.map(({ startsAt, endsAt, teacherIds }) => ({ subject, startsAt: toIso(startsAt), endsAt: toIso(endsAt), teachers: teacherIds.size }));
  };
  const subjects = [...new Set(plans.flatMap((plan) => plan.subjects))];
  const items = subjects.flatMap(itemsOf).sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.subject.localeCompare(b.subject));
  return { items: items.slice(0, mostShown), serverNow: toIso(now) };
}
