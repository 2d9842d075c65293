import { anomalyKinds, type Anomaly } from '../figures/anomalies.ts';
import { counted, minutesOf, totalOf, type Counted, type Figures } from '../figures/sums.ts';
import type { Line } from './lines.ts';

export const levels = ['teachers', 'schools', 'districts'] as const;
export type Level = (typeof levels)[number];

/** What is shown of ratings: their mean only where there are enough of them. */
export interface Mean {
  readonly count: number;
  readonly mean: number | null;
}

/** Something unusual; of many teachers together, how many of them it was told of. */
export type ToldAnomaly = Omit<Anomaly, 'what'> & { readonly what: Anomaly['what'] | 'teachers' };

/** A row of a report, of a teacher, a school or a district. */
export interface Row {
  readonly id: string;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly teachers: number;
  readonly figures: Figures;
  readonly students: number | null;
  readonly medianResponse: number | null;
  readonly subjects: readonly Counted[];
  readonly points: readonly Counted[];
  readonly anomalies: readonly ToldAnomaly[];
  readonly correction: Figures | null;
}

export function meanOf(count: number, score: number, fewest: number): Mean {
  return { count, mean: count < fewest ? null : Math.round((score / count) * 100) / 100 };
}

function teacherRow(line: Line): Row {
  const { teacherId: id, districtId, schoolId, students, medianResponse, subjects, points, anomalies, correction } = line;
  return { id, districtId, schoolId, teachers: 1, figures: line, students, medianResponse, subjects, points, anomalies, correction };
}

const added = (lists: readonly (readonly Counted[])[]): Counted[] => {
  const counts = new Map<string, number>();
  for (const list of lists) for (const { id, count } of list) counts.set(id, (counts.get(id) ?? 0) + count);
  return counted([...counts.keys()])
    .map(({ id }) => ({ id, count: counts.get(id)! }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
};

function anomaliesOfMany(lines: readonly Line[]): ToldAnomaly[] {
  return anomalyKinds.flatMap((kind) => {
    const count = lines.filter(({ anomalies }) => anomalies.some((one) => one.kind === kind)).length;
    return count === 0 ? [] : [{ kind, count, of: lines.length, what: 'teachers' as const }];
  });
}

/** Many teachers in one row. How many students there were cannot be told: one student may have had several teachers. */
export function rowOfMany(id: string, lines: readonly Line[], place: Pick<Row, 'districtId' | 'schoolId'>): Row {
  const isCorrected = lines.some(({ correction }) => correction !== null);
  return {
    ...{ id, ...place, teachers: lines.length, figures: totalOf(lines), students: null, medianResponse: null },
    ...{ subjects: added(lines.map(({ subjects }) => subjects)), points: [], anomalies: anomaliesOfMany(lines) },
    correction: isCorrected ? totalOf(lines.map((line) => line.correction ?? line)) : null,
  };
}

function grouped(lines: readonly Line[], keyOf: (line: Line) => string | null): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = keyOf(line) ?? '';
    const known = groups.get(key);
    if (known) known.push(line);
    else groups.set(key, [line]);
  }
  return groups;
}

/** The rows of a report at a level. */
export function rowsOf(lines: readonly Line[], level: Level): Row[] {
  if (level === 'teachers') return lines.map(teacherRow);
  const groups = grouped(lines, ({ districtId, schoolId }) => (level === 'schools' ? schoolId : districtId));
  return [...groups].map(([id, those]) => {
    const { districtId, schoolId } = those[0]!;
    return rowOfMany(id, those, { districtId, schoolId: level === 'schools' ? schoolId : null });
  });
}

export const sortKeys = ['minutes', 'services', 'answers', 'adopted', 'response', 'live', 'stars', 'earnings', 'attendance', 'anomalies', 'teachers'] as const;
export type SortKey = (typeof sortKeys)[number];

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** What a row is sorted by; null, which is not known, comes last either way. */
export function sortValue({ figures, anomalies, teachers }: Row, key: SortKey, fewest: number): number | null {
  switch (key) {
    case 'minutes':
      return minutesOf(figures);
    case 'services':
      return figures.sessions + figures.classes;
    case 'answers':
      return figures.answers;
    case 'adopted':
      return share(figures.adopted, figures.answers);
    case 'response':
      return share(figures.withinHour, figures.responses);
    case 'live':
      return meanOf(figures.liveRatings, figures.liveScore, fewest).mean;
    case 'stars':
      return meanOf(figures.starRatings, figures.starScore, fewest).mean;
    case 'earnings':
      return figures.pointsEarned;
    case 'attendance':
      return share(figures.attended, figures.seatsTaken);
    case 'anomalies':
      return anomalies.reduce((sum, { what, count }) => sum + (what === 'teachers' ? count : 1), 0);
    case 'teachers':
      return teachers;
  }
}

/** Sorted; what is alike by id, so that pages fit together. */
export function sorted(rows: readonly Row[], valueOf: (row: Row) => number | string | null, direction: 'asc' | 'desc'): Row[] {
  const sign = direction === 'asc' ? 1 : -1;
  const valued = rows.map((row) => ({ row, value: valueOf(row) }));
  valued.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null) || (a.row.id < b.row.id ? -1 : 1);
    const order = typeof a.value === 'string' ? a.value.localeCompare(String(b.value), 'zh-CN') : a.value - Number(b.value);
    return order === 0 ? (a.row.id < b.row.id ? -1 : 1) : sign * order;
  });
  return valued.map(({ row }) => row);
}
