import type { LocalDate } from '../runtime/city-time/index.ts';

/** What consent knows of a student. */
export interface Student {
  readonly id: string;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly classGroupId: string | null;
  readonly birthDate: LocalDate | null;
}

/** A student as kept, with what the student waits for. */
export interface KeptStudent extends Student {
  /** Since when a guardian's answer is asked for. */
  readonly askedAt: number | null;
}
