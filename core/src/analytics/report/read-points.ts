import type { ActionContext, Static } from '@fudao/plugin-sdk';
import type { AnalyticsParts } from '../analytics-parts.ts';
import { countAsked, type AskedCount } from '../figures/asked.repository.ts';
import type { PlaceParams, PointsParams, PointsView, TrendView } from '../schemas.ts';
import { narrowed, scopeOf } from '../scope.ts';
import { periodsBefore } from '../period.ts';
import { namesIn } from './export-report.ts';
import { findFixed, readTrend } from './fixed.repository.ts';
import { openPeriod, periodView } from './open-period.ts';
import { describePlace, findPlaces } from './places.ts';

/** Schools that a table has room for, those that asked most. */
const mostSchools = 30;
const periodsShown = 8;

interface Tally {
  readonly id: string;
  readonly count: number;
}

function tally(counts: readonly AskedCount[], keyOf: (one: AskedCount) => string): Tally[] {
  const sums = new Map<string, number>();
  for (const one of counts) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.count);
  return [...sums].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** The knowledge points that were asked most, and how often at each school (the programme's table for schools and districts). */
export async function readPoints(context: ActionContext<Static<typeof PointsParams>>, parts: AnalyticsParts): Promise<Static<typeof PointsView>> {
  const { params, caller, db } = context;
  const scope = narrowed(scopeOf(caller), params);
  await describePlace(context, scope);
  const period = openPeriod(params as never, context.now(), parts);
  const counts = await countAsked(db, { ...scope, period: period.key, subject: params.subject, grade: params.grade });
  const schools = tally(counts, ({ schoolId }) => schoolId).slice(0, mostSchools);
  const places = await findPlaces(context, schools.map(({ id }) => ({ districtId: null, schoolId: id })));
  const { point } = await namesIn(context, 'zh-CN');
  const bySchool = (id: string) => tally(counts.filter(({ knowledgePointId }) => knowledgePointId === id), ({ schoolId }) => schoolId);
  return {
    period: periodView(period, await findFixed(db, period.key), context.now(), parts),
    schools: schools.map(({ id, count }) => ({ id, name: places.school(id) ?? id, count })),
    items: tally(counts, ({ knowledgePointId }) => knowledgePointId)
      .slice(0, params.limit)
      .map(({ id, count }) => ({ id, name: point(id), count, schools: bySchool(id) })),
    total: counts.reduce((sum, { count }) => sum + count, 0),
  };
}

/** What the last periods came to, as the figures stand now. */
export async function readTrendOf(context: ActionContext<Static<typeof PlaceParams>>, parts: AnalyticsParts): Promise<Static<typeof TrendView>> {
  const scope = narrowed(scopeOf(context.caller), context.params);
  await describePlace(context, scope);
  const last = openPeriod(context.params as never, context.now(), parts);
  const periods = [...periodsBefore(last, periodsShown - 1).reverse(), last];
  const known = new Map((await readTrend(context.db, periods.map(({ key }) => key), scope)).map((one) => [one.key, one]));
  const none = { minutes: 0, sessions: 0, answers: 0, teachers: 0 };
  return { items: periods.map(({ key, startsOn }) => ({ ...none, ...known.get(key), key, startsOn })) };
}
