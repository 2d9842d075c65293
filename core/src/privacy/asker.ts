import { isOfAge } from '../consent/coming-of-age.ts';
import { normaliseEducationId } from '../identity/education-id.ts';
import type { LocalDate } from '../runtime/city-time/index.ts';

/** Who wants the data of a person given out or erased: nobody else can. */
export type Asker = 'person' | 'guardian';

/** What decides whether a guardian speaks for somebody. */
export interface Majority {
  readonly educationId: string;
  readonly isStudent: boolean;
  /** Null where the register does not know it: then the guardian speaks, as for consent. */
  readonly birthDate: LocalDate | null;
}

/**
 * Who asks, by an education ID or the word `guardian`; null where it is the wrong person: another one, or a guardian of
 * somebody who is 14 or no student.
 */
export function askerOf(given: string, { educationId, isStudent, birthDate }: Majority, today: LocalDate): Asker | null {
  if (given.trim() === 'guardian') return isStudent && !isOfAge(birthDate, today) ? 'guardian' : null;
  return normaliseEducationId(given) === educationId ? 'person' : null;
}
