import type { Params } from '@angular/router';
import { type Query, startOfCityDate } from '@fudao/ui-kit';

/** Which records somebody looks at; the address says it. */
export interface RecordsFilter {
  /** Education ID or account id. */
  readonly person: string;
  /** Whether what the person did is looked for, instead of what is about the person. */
  readonly isBy: boolean;
  readonly subjectId: string;
  readonly kind: string;
  readonly districtId: string;
  readonly schoolId: string;
  /** Dates of the city, `2026-11-22`; both are in. */
  readonly from: string;
  readonly to: string;
}

const text = (given: unknown) => (typeof given === 'string' ? given : '');
const date = (given: unknown) => (/^\d{4}-\d{2}-\d{2}$/.test(text(given)) && !Number.isNaN(Date.parse(text(given))) ? text(given) : '');
const dayMs = 86_400_000;

/** What of an address makes sense. */
export function readRecordsFilter({ person, by, thing, kind, district, school, from, to }: Params): RecordsFilter {
  return {
    ...{ person: text(person), isBy: by === 'person', subjectId: text(thing), kind: text(kind) },
    ...{ districtId: text(district), schoolId: text(school), from: date(from), to: date(to) },
  };
}

/** When the span begins and ends, in milliseconds since 1970; the end is exclusive. */
export function spanOf({ from, to }: Pick<RecordsFilter, 'from' | 'to'>): { from: number | null; to: number | null } {
  return { from: from ? startOfCityDate(from) : null, to: to ? startOfCityDate(to) + dayMs : null };
}

/** The same as the API asks for it. */
export function queryOf(filter: RecordsFilter): Query {
  const { person, isBy, subjectId, kind, districtId, schoolId } = filter;
  return {
    ...{ person: person || null, by: person && isBy ? 'person' : null, subjectId: subjectId || null, kind: kind || null },
    ...{ districtId: districtId || null, schoolId: schoolId || null, ...spanOf(filter) },
  };
}
