import type { Params } from '@angular/router';
import { daysOf, type Period, periods, rangeOf } from '@fudao/ui-kit';
import type { SupervisedState } from '../../../api.ts';

export const states: readonly SupervisedState[] = ['open', 'answered', 'adopted', 'matched', 'solved', 'withdrawn', 'held'];

/** Which questions a supervisor looks at: the address of the page, so that it can be kept and passed on. */
export interface SupervisionQuery {
  readonly state: SupervisedState | null;
  readonly subject: string | null;
  readonly grade: number | null;
  readonly district: string | null;
  readonly school: string | null;
  readonly period: Period;
  readonly from: string | null;
  readonly to: string | null;
  readonly order: 'newest' | 'oldest';
  /** Where the page begins, or ends if it is read backwards; with its number, as the person counts. */
  readonly cursor: string | null;
  readonly isBack: boolean;
  readonly page: number;
}

export const usualQuery: SupervisionQuery = {
  state: null,
  subject: null,
  grade: null,
  district: null,
  school: null,
  period: '30d',
  from: null,
  to: null,
  order: 'newest',
  cursor: null,
  isBack: false,
  page: 1,
};

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

function oneOf<T extends string>(allowed: readonly T[], given: string | undefined): T | null {
  return allowed.find((one) => one === given) ?? null;
}

/** What of an address makes sense; the rest is as usual. */
export function readQuery(params: Params): SupervisionQuery {
  const text = (name: string): string | null => {
    const given: unknown = params[name];
    return typeof given === 'string' && given !== '' ? given : null;
  };
  const day = (name: string) => (dayPattern.test(text(name) ?? '') ? text(name) : null);
  const count = (name: string) => (/^\d{1,4}$/.test(text(name) ?? '') ? Number(text(name)) : null);
  return {
    state: oneOf(states, text('state') ?? undefined),
    subject: text('subject'),
    grade: count('grade'),
    district: text('district'),
    school: text('school'),
    period: oneOf(periods, text('period') ?? undefined) ?? usualQuery.period,
    from: day('from'),
    to: day('to'),
    order: text('order') === 'oldest' ? 'oldest' : 'newest',
    cursor: text('cursor'),
    isBack: text('back') === '1',
    page: Math.max(1, count('page') ?? 1),
  };
}

/** The address of a query: what is as usual is left out. */
export function writeQuery(query: SupervisionQuery): Params {
  const { state, subject, grade, district, school, period, from, to, order, cursor, isBack, page } = query;
  const isByHand = period === 'custom';
  const all: Params = {
    state,
    subject,
    grade,
    district,
    school,
    period: period === usualQuery.period ? null : period,
    from: isByHand ? from : null,
    to: isByHand ? to : null,
    order: order === 'newest' ? null : order,
    cursor,
    back: cursor && isBack ? '1' : null,
    page: page > 1 ? page : null,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** Another filter begins at its first page; another district has other schools. */
export function changed(query: SupervisionQuery, part: Partial<SupervisionQuery>): SupervisionQuery {
  const school = 'district' in part && part.district !== query.district ? { school: null } : {};
  return { ...query, ...school, ...part, cursor: null, isBack: false, page: 1 };
}

/** How many filters narrow the list, beside the time and the state that are always in view. */
export function countFilters({ subject, grade, district, school }: SupervisionQuery): number {
  return [subject, grade, district, school].filter((one) => one !== null).length;
}

export function isNarrowed(query: SupervisionQuery): boolean {
  return query.state !== null || countFilters(query) > 0;
}

/** Whose questions and of which time, as the API takes it. */
export function scopeParams({ subject, grade, district, school, period, from, to }: SupervisionQuery, now: number) {
  const chosen = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  return { subject, grade, districtId: district, schoolId: school, ...rangeOf(daysOf(period, chosen, now)) };
}

export function listParams(query: SupervisionQuery, now: number) {
  const { state, order } = query;
  return { ...scopeParams(query, now), state, order };
}
