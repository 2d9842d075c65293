import { UniqueViolation, type LocalText, type NotificationRequest, type PluginContext } from '@fudao/plugin-sdk';
import { localDateOf } from '../../runtime/city-time/index.ts';
import type { AnalyticsParts } from '../analytics-parts.ts';
import { endOf, periodKinds, periodOf, periodsBefore, type Period } from '../period.ts';
import { versionOf } from '../reports-policy.ts';
import { findFixed, hasFigures, insertFixed } from './fixed.repository.ts';
import { currentLines, type Line } from './lines.ts';

type Context = PluginContext<never>;

const hourMs = 3_600_000;
/** How far back a report is made up for that no node was there to fix. */
const periodsBack = 4;

const supervisors = [
  { role: 'school-administrator', placesOf: (lines: readonly Line[]) => lines.map(({ schoolId }) => schoolId) },
  { role: 'district-administrator', placesOf: (lines: readonly Line[]) => lines.map(({ districtId }) => districtId) },
  { role: 'city-administrator', placesOf: () => [''] },
] as const;

const most = 1_000;

/** Those who supervise any of the teachers in a report. */
async function findSupervisors({ call }: Context, lines: readonly Line[]): Promise<string[]> {
  const found = new Set<string>();
  for (const { role, placesOf } of supervisors) {
    const scopeIds = [...new Set(placesOf(lines))].filter((id) => id !== null);
    for (let from = 0; from < scopeIds.length; from += most) {
      const holders = await call<{ accountId: string }[]>('identity.holdersOf', { role, scopeIds: scopeIds.slice(from, from + most) });
      for (const { accountId } of holders) found.add(accountId);
    }
  }
  return [...found];
}

function titleOf({ kind, startsOn, endsOn }: Period): LocalText {
  if (kind === 'month') return { 'zh-CN': `${startsOn.slice(0, 7)} 辅导月报已生成`, en: `The tutoring report of ${startsOn.slice(0, 7)} is ready` };
  return { 'zh-CN': `${startsOn} 至 ${endsOn} 辅导周报已生成`, en: `The tutoring report of ${startsOn} to ${endsOn} is ready` };
}

const noticeOf = (accountId: string, period: Period): NotificationRequest => ({
  ...{ accountId, kind: 'analytics.report-ready', title: titleOf(period) },
  link: `/reports?kind=${period.kind}&date=${period.startsOn}`,
});

/** Fixes the report of a period, once: as the figures stand, by the rules that hold now. */
export async function fixReport(context: Context, period: Period, { policy }: AnalyticsParts): Promise<boolean> {
  const rules = policy();
  const at = context.now().getTime();
  const lines = await currentLines(context.db, period, {}, rules);
  const told = await findSupervisors(context, lines);
  const payload = { period: period.key, kind: period.kind, teachers: lines.length, rulesVersion: versionOf(rules) };
  try {
    await context.transaction(async (work) => {
      await insertFixed(work.db, period, lines, rules, at);
      work.record({ kind: 'analytics.report-fixed', subjectId: period.key, payload });
      for (const accountId of told) work.notify(noticeOf(accountId, period));
    });
    return true;
  } catch (error) {
    // Another node was first: one report is all there is.
    if (error instanceof UniqueViolation) return false;
    throw error;
  }
}

/** Periods that are over for long enough, the latest last. */
export function duePeriods(now: number, { timeZone, policy }: AnalyticsParts): Period[] {
  const today = localDateOf(now, timeZone);
  const patience = policy().hoursUntilFixed * hourMs;
  const over = periodKinds.flatMap((kind) => periodsBefore(periodOf(kind, today), periodsBack).reverse());
  return over.filter((period) => endOf(period, timeZone) + patience <= now);
}

/** Fixes what is due and was not fixed yet; a period without any figures has no report. */
export async function fixReports(context: Context, parts: AnalyticsParts): Promise<number> {
  let fixed = 0;
  for (const period of duePeriods(context.now().getTime(), parts)) {
    if ((await findFixed(context.db, period.key)) || !(await hasFigures(context.db, period.key))) continue;
    if (await fixReport(context, period, parts)) fixed += 1;
  }
  return fixed;
}
