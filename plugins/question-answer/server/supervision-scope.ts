import type { Caller } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';

/** Whose questions: null for all of the level above. */
export interface Scope {
  readonly districtId: string | null;
  readonly schoolId: string | null;
}

/**
 * The whole city, a district or a school, whichever the caller answers for.
 * @throws where an administrator's account names no district or school to answer for
 */
export function scopeOf({ roles, districtId, schoolId }: Caller): Scope {
  if (roles.includes('city-administrator')) return { districtId: null, schoolId: null };
  if (districtId === null) throw errors.NOT_FOUND();
  if (roles.includes('district-administrator')) return { districtId, schoolId: null };
  if (schoolId === null) throw errors.NOT_FOUND();
  return { districtId, schoolId };
}
