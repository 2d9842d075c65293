import type { Audience, Work } from '@fudao/plugin-sdk';
import type { OneToOneEvents, OneToOnePushes } from '../api.ts';
import type { Call } from './calls.repository.ts';

/** What others learn of a step: event, record, notification, realtime message, checked against the types in api.ts. */
export function push<E extends keyof OneToOnePushes>(work: Pick<Work, 'push'>, audience: Audience, event: E, payload: OneToOnePushes[E]): void {
  work.push(audience, event, payload);
}

export function emit<E extends keyof OneToOneEvents>(work: Work, event: E, payload: OneToOneEvents[E]): void {
  work.emit(event, { ...payload });
}

export const factsOf = ({ id: callId, studentId, districtId, schoolId, subject, grade }: Call) => ({ callId, studentId, districtId, schoolId, subject, grade });

/** Kept for supervision, under the student's key. */
export function record(work: Work, call: Pick<Call, 'id' | 'studentId'>, step: string, payload: Record<string, unknown>): void {
  work.record({ kind: `one-to-one.${step}`, subjectId: call.id, personId: call.studentId, payload });
}

/** The teachers on duty for whom a call may be. */
export function deskOf({ subject, grade, reach, districtId }: Call): Audience {
  const teachers: Audience = { role: 'teacher', teaching: { subject, grade } };
  return reach === 'district' ? { ...teachers, districts: [districtId] } : teachers;
}

export const links = {
  duty: '/p/one-to-one/duty',
  session: (id: string) => `/p/one-to-one/sessions/${id}`,
} as const;
