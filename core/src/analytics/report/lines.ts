import type { SqlScope } from '@fudao/plugin-sdk';
import { anomaliesOf, type Anomaly } from '../figures/anomalies.ts';
import { findFlags } from '../figures/flags.repository.ts';
import { findFixedSums, findSums, findWork, type TeacherSums, type Whose } from '../figures/sums.repository.ts';
import { figureNames, nothing, type Figures } from '../figures/sums.ts';
import { periodsBefore, type Period } from '../period.ts';
import type { ReportsPolicy } from '../reports-policy.ts';

/** A teacher in a report. */
export interface Line extends TeacherSums {
  readonly anomalies: readonly Anomaly[];
  /** What it would say now, where something came after the report was fixed. */
  readonly correction: Figures | null;
}

async function workBefore(db: SqlScope, period: Period, scope: Whose, count: number): Promise<ReadonlyMap<string, Figures[]>> {
  const byTeacher = new Map<string, Figures[]>();
  const keys = periodsBefore(period, count).map(({ key }) => key);
  for (const { teacherId, ...work } of await findWork(db, keys, scope)) {
    const known = byTeacher.get(teacherId);
    if (known) known.push({ ...nothing, ...work });
    else byTeacher.set(teacherId, [{ ...nothing, ...work }]);
  }
  return byTeacher;
}

/** As the figures stand now. */
export async function currentLines(db: SqlScope, period: Period, scope: Whose, { anomalies: thresholds }: ReportsPolicy): Promise<Line[]> {
  const sums = await findSums(db, period.key, scope);
  const flags = await findFlags(db, period.key);
  const before = await workBefore(db, period, scope, thresholds.suddenRise.periodsBefore);
  return sums.map((one) => {
    const { teacherId } = one;
    const anomalies = anomaliesOf(one, before.get(teacherId) ?? [], flags.get(teacherId) ?? [], thresholds);
    return { ...one, anomalies, correction: null };
  });
}

const isSame = (one: Figures, other: Figures) => figureNames.every((name) => one[name] === other[name]);

const untold = { seats: 0, seatsTaken: 0, attended: 0, pointsEarned: 0, pointsCut: 0 };

/** As it was fixed, with what is different by now beside it: of what it told then. */
export async function fixedLines(db: SqlScope, period: Period, scope: Whose, hasPoints: boolean): Promise<Line[]> {
  const fixed = await findFixedSums(db, period.key, scope);
  const current = (await findSums(db, period.key, scope)).map((one) => (hasPoints ? one : { ...one, ...untold }));
  const now = new Map(current.map((one) => [one.teacherId, one]));
  const lines = fixed.map((one): Line => {
    const known = now.get(one.teacherId) ?? nothing;
    now.delete(one.teacherId);
    return { ...one, correction: isSame(one, known) ? null : known };
  });
  // Whoever is left was heard of only afterwards.
  const late = [...now.values()].map((one): Line => ({ ...one, ...noFigures, correction: one }));
  return [...lines, ...late];
}

const noFigures = { ...nothing, students: 0, medianResponse: null, subjects: [], points: [], anomalies: [] };
