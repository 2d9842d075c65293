import type { Params } from '@angular/router';
import type { Query } from '@fudao/ui-kit';
import { type Level, type PeriodKind, type SortKey, sortKeys } from './report.ts';

/** What a report page shows, as its address says. */
export interface ReportQuery {
  readonly tab: 'report' | 'points';
  readonly kind: PeriodKind;
  readonly date: string | null;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly level: Level | null;
  readonly q: string;
  readonly isUnusual: boolean;
  readonly sort: SortKey;
  readonly direction: 'asc' | 'desc';
  readonly subject: string | null;
  readonly grade: number | null;
}

const text = (given: unknown) => (typeof given === 'string' && given !== '' ? given : null);
const oneOf = <T extends string>(values: readonly T[], given: unknown): T | null => values.find((value) => value === given) ?? null;

/** What of an address makes sense. */
export function readQuery({ tab, kind, date, district, school, level, q, show, sort, direction, subject, grade }: Params): ReportQuery {
  const day = text(date);
  return {
    tab: oneOf(['report', 'points'], tab) ?? 'report',
    kind: oneOf(['week', 'month'], kind) ?? 'week',
    date: day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    ...{ districtId: text(district), schoolId: text(school), level: oneOf(['teachers', 'schools', 'districts'], level) },
    ...{ q: text(q) ?? '', isUnusual: show === 'anomalies' },
    ...{ sort: oneOf([...sortKeys, 'name'], sort) ?? 'minutes', direction: oneOf(['asc', 'desc'], direction) ?? 'desc' },
    ...{ subject: text(subject), grade: /^[789]$/.test(String(grade)) ? Number(grade) : null },
  };
}

const given = (query: Record<string, string | number | null>): Query => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null && value !== ''));

/** Period and place, which every question has. */
export const placeQuery = ({ kind, date, districtId, schoolId }: ReportQuery): Query => given({ kind, date, districtId, schoolId });

export function rowsQuery(query: ReportQuery, level: Level): Query {
  const { q, isUnusual, sort, direction } = query;
  return { ...placeQuery(query), ...given({ level, q, anomaly: isUnusual ? 'any' : null, sort, direction }) };
}

const dayMs = 86_400_000;

/** A day of the period before or after one. */
export function dayBeside({ startsOn, endsOn }: { startsOn: string; endsOn: string }, step: -1 | 1): string {
  const from = Date.parse(`${step < 0 ? startsOn : endsOn}T00:00:00Z`);
  return new Date(from + step * dayMs).toISOString().slice(0, 10);
}
