import type { Params } from '@angular/router';
import type { Query } from '@fudao/ui-kit';

export const queueStates = ['waiting', 'returned', 'refused', 'admitted', 'all'] as const;
export type QueueState = (typeof queueStates)[number];

/** Which applications a reviewer looks at; the address says it. */
export interface ReviewFilter {
  readonly state: QueueState;
  readonly q: string;
  readonly subject: string;
  readonly schoolId: string;
  readonly isOverdue: boolean;
}

export const waiting: ReviewFilter = { state: 'waiting', q: '', subject: '', schoolId: '', isOverdue: false };

const text = (given: unknown) => (typeof given === 'string' ? given : '');

/** What of an address makes sense; the rest is what waits. */
export function readReviewFilter({ state, q, subject, school, overdue }: Params): ReviewFilter {
  const known = queueStates.find((one) => one === state) ?? 'waiting';
  return { state: known, q: text(q), subject: text(subject), schoolId: text(school), isOverdue: overdue === '1' };
}

export function paramsOf({ state, q, subject, schoolId, isOverdue }: ReviewFilter): Params {
  return {
    state: state === 'waiting' ? null : state,
    q: q.trim() || null,
    subject: subject || null,
    school: schoolId || null,
    overdue: isOverdue ? '1' : null,
  };
}

/** The same as the API asks for it. */
export function queryOf({ state, q, subject, schoolId, isOverdue }: ReviewFilter): Query {
  return {
    state,
    q: q.trim() || null,
    subject: subject || null,
    schoolId: schoolId || null,
    overdue: isOverdue || null,
  };
}
