import { commonErrors, type Caller } from '@fudao/plugin-sdk';

/** The school whose students an administrator may see. @throws FUDAO_NOT_ALLOWED */
export function ownSchool({ roles, schoolId }: Caller): string {
  if (!roles.includes('school-administrator') || !schoolId) throw commonErrors.NOT_ALLOWED();
  return schoolId;
}

export interface CountScope {
  readonly districtId: string;
  /** Absent: every school of the district. */
  readonly schoolId?: string;
}

/** Whose counts an administrator may see: the city's choose a district. @throws FUDAO_NOT_ALLOWED, FUDAO_NOT_FOUND */
export function countScope({ roles, districtId, schoolId }: Caller, wanted: string | undefined): CountScope | null {
  if (roles.includes('city-administrator')) return wanted === undefined ? null : { districtId: wanted };
  if (!districtId) throw commonErrors.NOT_ALLOWED();
  if (wanted !== undefined && wanted !== districtId) throw commonErrors.NOT_FOUND();
  if (roles.includes('district-administrator')) return { districtId };
  if (roles.includes('school-administrator') && schoolId) return { districtId, schoolId };
  throw commonErrors.NOT_ALLOWED();
}
