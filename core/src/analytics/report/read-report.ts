import type { ActionContext, Static } from '@fudao/plugin-sdk';
import type { AnalyticsParts } from '../analytics-parts.ts';
import type { AnomalyKind } from '../figures/anomalies.ts';
import { findFixedSums, findSums, type TeacherSums, type Whose } from '../figures/sums.repository.ts';
import { totalOf, type Figures } from '../figures/sums.ts';
import { periodBefore, type Period } from '../period.ts';
import type { ReportsPolicy } from '../reports-policy.ts';
import type { ReportParams, ReportView } from '../schemas.ts';
import { narrowed, scopeOf, type Scope } from '../scope.ts';
import { findFixed, type Fixed } from './fixed.repository.ts';
import { currentLines, fixedLines, type Line } from './lines.ts';
import { openPeriod, periodView } from './open-period.ts';
import { describePlace, findPlaces } from './places.ts';
import { namesOf, rowView, rowViews, type Telling } from './row-views.ts';
import { rowOfMany, rowsOf, sorted, sortValue, type Level, type Row } from './rows.ts';

type Context = ActionContext<object>;
type Wanted = Omit<Static<typeof ReportParams>, 'offset' | 'limit'>;

/** A whole report, before it is told in pages or as a file. */
export interface Report {
  readonly period: Period;
  readonly scope: Scope;
  readonly fixed: Fixed | undefined;
  readonly policy: ReportsPolicy;
  readonly lines: readonly Line[];
  readonly rows: readonly Row[];
  readonly before: ReadonlyMap<string, Figures>;
  readonly totalBefore: Figures | undefined;
}

export function linesOf({ db }: Pick<Context, 'db'>, period: Period, whose: Whose, fixed: Fixed | undefined, policy: ReportsPolicy): Promise<Line[]> {
  return fixed ? fixedLines(db, period, whose, fixed.hasPoints) : currentLines(db, period, whose, policy);
}

/** A period as it was told, as far as another one is held against it. */
export async function sumsBefore({ db }: Pick<Context, 'db'>, period: Period, whose: Whose): Promise<TeacherSums[]> {
  const { key } = periodBefore(period);
  return (await findFixed(db, key)) ? findFixedSums(db, key, whose) : findSums(db, key, whose);
}

/** The rows of the period before. */
async function rowsBefore(context: Context, period: Period, scope: Scope, level: Level): Promise<{ rows: Row[]; total: Figures | undefined }> {
  const lines = (await sumsBefore(context, period, scope)).map((one): Line => ({ ...one, anomalies: [], correction: null }));
  return { rows: rowsOf(lines, level), total: lines.length === 0 ? undefined : totalOf(lines) };
}

function isUnusual({ anomalies }: Row, wanted: 'any' | AnomalyKind): boolean {
  return wanted === 'any' ? anomalies.length > 0 : anomalies.some(({ kind }) => kind === wanted);
}

async function arranged(context: Context, rows: readonly Row[], wanted: Wanted, fewest: number): Promise<Row[]> {
  const { q, anomaly, sort, direction, level } = wanted;
  const unusual = anomaly === undefined ? rows : rows.filter((row) => isUnusual(row, anomaly));
  if (!q && sort !== 'name') return sorted(unusual, (row) => sortValue(row, sort as Exclude<typeof sort, 'name'>, fewest), direction);
  const nameOf = await namesOf(context, unusual, level, await findPlaces(context, level === 'teachers' ? [] : unusual));
  const named = q ? unusual.filter(({ id }) => nameOf(id)?.toLowerCase().includes(q.toLowerCase())) : unusual;
  return sorted(named, (row) => (sort === 'name' ? nameOf(row.id) : sortValue(row, sort, fewest)), direction);
}

/** @throws where the place is not the caller's, or the period has not begun */
export async function buildReport(context: Context, wanted: Wanted, parts: AnalyticsParts): Promise<Report> {
  const scope = narrowed(scopeOf(context.caller), wanted);
  const period = openPeriod(wanted as never, context.now(), parts);
  const fixed = await findFixed(context.db, period.key);
  const policy = fixed?.rules ?? parts.policy();
  const lines = await linesOf(context, period, scope, fixed, policy);
  const before = await rowsBefore(context, period, scope, wanted.level);
  const rows = await arranged(context, rowsOf(lines, wanted.level), wanted, policy.fewestRatings);
  return { period, scope, fixed, policy, lines, rows, before: new Map(before.rows.map(({ id, figures }) => [id, figures])), totalBefore: before.total };
}

const nowhere = { districtId: null, schoolId: null };
const noPlaces = { district: () => null, school: () => null };

/** What a report tells and what it leaves out. */
export const tellingOf = ({ policy, fixed }: Pick<Report, 'policy' | 'fixed'>): Telling => ({ fewest: policy.fewestRatings, hasPoints: fixed?.hasPoints ?? true });

export function totalView(report: Report) {
  return rowView(rowOfMany('', report.lines, nowhere), null, noPlaces, report.totalBefore, tellingOf(report));
}

export async function readReport(context: ActionContext<Static<typeof ReportParams>>, parts: AnalyticsParts): Promise<Static<typeof ReportView>> {
  const { level, offset, limit } = context.params;
  const place = await describePlace(context, narrowed(scopeOf(context.caller), context.params));
  const report = await buildReport(context, context.params, parts);
  const { rows, before, policy } = report;
  const page = rows.slice(offset, offset + limit);
  return {
    period: periodView(report.period, report.fixed, context.now(), parts),
    place,
    fewestRatings: policy.fewestRatings,
    total: totalView(report),
    items: await rowViews(context, page, level, before, tellingOf(report)),
    rows: rows.length,
    corrected: rows.filter(({ correction }) => correction !== null).length,
    nextOffset: offset + limit < rows.length ? offset + limit : null,
  };
}
