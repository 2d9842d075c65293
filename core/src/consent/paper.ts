import type { LocalDate } from '../runtime/city-time/index.ts';
import { isOfAge } from './coming-of-age.ts';
import { errors } from './errors.ts';
import type { GivenBy } from './keep-decisions.ts';

export interface Paper {
  readonly signedOn: LocalDate;
  readonly reference: string;
  readonly guardianName?: string | undefined;
  readonly relation?: string | undefined;
}

/**
 * Whose word a paper is: whoever had it on the day it was signed. It takes back nothing that was decided after it.
 * @param latest the day of what was decided last
 * @throws CONSENT_PAPER_DATE, CONSENT_SIGNER_NEEDED
 */
export function readPaper(
  { signedOn, reference, guardianName, relation }: Paper,
  { birthDate, latest, today, byId }: { birthDate: LocalDate | null; latest: LocalDate | null; today: LocalDate; byId: string },
): GivenBy {
  if (signedOn > today || (latest !== null && signedOn < latest)) throw errors.PAPER_DATE({ since: latest ?? today });
  const same = { channel: 'paper', byId, signedOn, reference: reference.trim() } as const;
  if (isOfAge(birthDate, signedOn)) return { ...same, givenBy: 'student', guardianName: null, relation: null };
  const name = guardianName?.trim();
  if (!name || !relation) throw errors.SIGNER_NEEDED();
  return { ...same, givenBy: 'guardian', guardianName: name, relation };
}
