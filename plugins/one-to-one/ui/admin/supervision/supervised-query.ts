import type { Params } from '@angular/router';
import { daysOf, type Period, periods, rangeOf } from '@fudao/ui-kit';
import type { SessionState } from '../../../api.ts';

/** Which sessions somebody looks at: the address of the page, so that it can be kept and passed on. */
export interface SupervisedQuery {
  readonly state: SessionState;
  readonly subject: string | null;
  readonly district: string | null;
  readonly school: string | null;
  readonly teacher: string | null;
  /** Of those that are over; what goes on is always shown whole. */
  readonly period: Period;
  readonly from: string | null;
  readonly to: string | null;
}

export const usualQuery: SupervisedQuery = { state: 'live', subject: null, district: null, school: null, teacher: null, period: '7d', from: null, to: null };

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** What of an address makes sense; the rest is as usual. */
export function readQuery(params: Params): SupervisedQuery {
  const text = (name: string): string | null => {
    const given: unknown = params[name];
    return typeof given === 'string' && given !== '' ? given : null;
  };
  const day = (name: string) => (dayPattern.test(text(name) ?? '') ? text(name) : null);
  return {
    ...{ state: text('state') === 'ended' ? 'ended' : 'live', period: periods.find((one) => one === text('period')) ?? usualQuery.period },
    ...{ subject: text('subject'), district: text('district'), school: text('school'), teacher: text('teacher') },
    ...{ from: day('from'), to: day('to') },
  };
}

/** The address of a query: what is as usual is left out. */
export function writeQuery({ state, period, from, to, ...filters }: SupervisedQuery): Params {
  const isByHand = state === 'ended' && period === 'custom';
  const all: Params = {
    state: state === usualQuery.state ? null : state,
    ...filters,
    period: state === 'live' || period === usualQuery.period ? null : period,
    from: isByHand ? from : null,
    to: isByHand ? to : null,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** Another district has other schools. */
export function changed(query: SupervisedQuery, part: Partial<SupervisedQuery>): SupervisedQuery {
  const school = 'district' in part && part.district !== query.district ? { school: null } : {};
  return { ...query, ...school, ...part };
}

export const isNarrowed = ({ subject, district, school, teacher }: SupervisedQuery): boolean =>
  [subject, district, school, teacher].some((one) => one !== null);

export const withoutFilters = (query: SupervisedQuery): SupervisedQuery => ({ ...query, subject: null, district: null, school: null, teacher: null });

/** As the API takes it. @param now milliseconds */
export function listParams({ state, subject, district, school, teacher, period, from, to }: SupervisedQuery, now: number) {
  const chosen = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const range = state === 'live' ? {} : rangeOf(daysOf(period, chosen, now));
  return { state, subject, districtId: district, schoolId: school, teacherId: teacher, ...range };
}
