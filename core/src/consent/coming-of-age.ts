import { addDays, type LocalDate } from '../runtime/city-time/index.ts';

/** From this age on a student consents instead of the guardian (PIPL, article 31). */
const ageOfConsent = 14;

const digits = (number: number) => String(number).padStart(4, '0');

/**
 * Whether a student is 14 on a day of the city. Days are compared as they are written: who was born on 29 February is
 * 14 on 1 March of a year without that day. Of whom the register does not know it, the guardian answers.
 */
export function isOfAge(birthDate: LocalDate | null, today: LocalDate): boolean {
  return birthDate !== null && birthDate <= bornBy(today);
}

/** Whoever was born on this day or before is 14 today. It may be a 29 February that there never was. */
export function bornBy(today: LocalDate): string {
  return digits(Number(today.slice(0, 4)) - ageOfConsent) + today.slice(4);
}

/** The first day on which the student answers; null where the day of birth is not known. */
export function ofAgeOn(birthDate: LocalDate | null): LocalDate | null {
  if (birthDate === null) return null;
  const date = digits(Number(birthDate.slice(0, 4)) + ageOfConsent) + birthDate.slice(4);
  // Fourteen years after a leap year there is none.
  return date.endsWith('-02-29') ? `${date.slice(0, 4)}-03-01` : date;
}

/** The first day on which what a guardian allowed holds no more. */
export function graceEndsOn(birthDate: LocalDate | null, graceDays: number): LocalDate | null {
  const day = ofAgeOn(birthDate);
  return day === null ? null : addDays(day, graceDays);
}
