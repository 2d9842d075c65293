import { errors } from './errors.ts';

export const admissionStates = ['admitted', 'suspended', 'withdrawn', 'lapsed'] as const;
export type AdmissionState = (typeof admissionStates)[number];

export interface AdmissionFacts {
  readonly state: AdmissionState;
  readonly teacherId: string;
  readonly revision: number;
  /** First moment at which it does not hold any more. */
  readonly validUntil: number;
}

export type AdmissionDeedKind = 'suspend' | 'withdraw' | 'reinstate';

export interface AdmissionDeed {
  readonly kind: AdmissionDeedKind;
  readonly by: string;
  readonly revision: number;
  readonly reason: string;
  readonly at: number;
}

const from: Readonly<Record<AdmissionDeedKind, readonly AdmissionState[]>> = {
  suspend: ['admitted'],
  withdraw: ['admitted', 'suspended'],
  reinstate: ['suspended'],
};

const to = { suspend: 'suspended', withdraw: 'withdrawn', reinstate: 'admitted' } as const;

/**
 * What becomes of an admission when an administrator suspends, withdraws or reinstates it (domain: an
 * admission can be suspended or withdrawn). Who was withdrawn comes back by a new application only.
 * @throws a refusal that says why not
 */
export function changeAdmission(facts: AdmissionFacts, deed: AdmissionDeed): AdmissionState {
  if (deed.by === facts.teacherId) throw errors.NOT_YOURSELF();
  if (deed.revision !== facts.revision) throw errors.CHANGED_MEANWHILE();
  if (deed.reason.trim() === '') throw errors.REASON_REQUIRED();
  if (!from[deed.kind].includes(facts.state)) throw errors.NOT_IN_THIS_STATE();
  return deed.kind === 'reinstate' && deed.at >= facts.validUntil ? 'lapsed' : to[deed.kind];
}

/** Whether an admission ends now because nobody confirmed it (domain: teachers are re-confirmed each year). */
export function hasLapsed({ state, validUntil }: AdmissionFacts, at: number): boolean {
  return (state === 'admitted' || state === 'suspended') && at >= validUntil;
}

/** Whether a teacher may apply: also to be admitted for more, but not while suspended. */
export const mayApply = (state: AdmissionState | undefined): boolean => state !== 'suspended';
