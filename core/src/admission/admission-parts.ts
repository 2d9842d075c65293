import type { AdmissionPolicy } from './admission-policy.ts';

/** What the actions of the room share. */
export interface AdmissionParts {
  readonly policy: AdmissionPolicy;
  /** The city's own. */
  readonly timeZone: string;
}
