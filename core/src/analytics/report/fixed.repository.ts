import type { SqlScope } from '@fudao/plugin-sdk';
import { sumsRow } from '../figures/sums.repository.ts';
import type { Period } from '../period.ts';
import { versionOf, type ReportsPolicy } from '../reports-policy.ts';
import type { Line } from './lines.ts';

/** That the report of a period was fixed, and by which rules. */
export interface Fixed {
  readonly fixedAt: number;
  readonly rulesVersion: string;
  readonly rules: ReportsPolicy;
  /** Whether it tells points and seats: reports that were fixed by earlier releases do not. */
  readonly hasPoints: boolean;
}

export async function findFixed(db: SqlScope, period: string): Promise<Fixed | undefined> {
  const statement = 'SELECT fixed_at AS fixedAt, rules_version AS rulesVersion, rules, has_points AS hasPoints FROM analytics_fixed WHERE period = :period';
  const row = await db.selectOne<{ fixedAt: number; rulesVersion: string; rules: string; hasPoints: number | null }>(statement, { period });
  return row && { ...row, rules: JSON.parse(row.rules) as ReportsPolicy, hasPoints: Boolean(row.hasPoints) };
}

/** @throws UniqueViolation where it was fixed before: a report is fixed once */
export async function insertFixed(db: SqlScope, { kind, key: period }: Period, lines: readonly Line[], policy: ReportsPolicy, at: number): Promise<void> {
  const rules = JSON.stringify(policy);
  await db.insert('analytics_fixed', { period, kind, rules, rules_version: versionOf(policy), fixed_at: at, has_points: true });
  await db.insert('analytics_fixed_sums', lines.map((line) => ({ ...sumsRow(period, line), anomalies: JSON.stringify(line.anomalies) })));
}

/** Whether there is anything to report of a period. */
export async function hasFigures(db: SqlScope, period: string): Promise<boolean> {
  return (await db.selectOne('SELECT teacher_id FROM analytics_sums WHERE period = :period LIMIT 1', { period })) !== undefined;
}

export interface TrendPoint {
  readonly key: string;
  readonly minutes: number;
  readonly sessions: number;
  readonly answers: number;
  readonly teachers: number;
}

/** What periods came to, those without anything left out. */
export async function readTrend(db: SqlScope, keys: readonly string[], { districtId, schoolId }: { districtId?: string | undefined; schoolId?: string | undefined }): Promise<TrendPoint[]> {
  const rows = await db.select<Record<string, number | string>>(
    `SELECT period, SUM(session_seconds + class_seconds) AS seconds, SUM(sessions + classes) AS services, SUM(answers) AS answers, COUNT(*) AS teachers
     FROM analytics_sums WHERE period IN (:keys) ${districtId === undefined ? '' : 'AND district_id = :districtId'}
     ${schoolId === undefined ? '' : 'AND school_id = :schoolId'} GROUP BY period`,
    { keys, districtId, schoolId },
  );
  return rows.map(({ period, seconds, services, answers, teachers }) => ({
    ...{ key: String(period), minutes: Math.round(Number(seconds) / 60), sessions: Number(services) },
    ...{ answers: Number(answers), teachers: Number(teachers) },
  }));
}

