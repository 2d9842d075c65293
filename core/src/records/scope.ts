import { commonErrors, type Caller } from '@fudao/plugin-sdk';

/** Whose records somebody supervises: those of a school, of a district, or all. */
export interface Scope {
  readonly districtId?: string;
  readonly schoolId?: string;
  /** Kinds of records that are not theirs to see. */
  readonly exceptKinds?: readonly string[];
}

/** Who reported whom is told to nobody at the school, which may be the school of both. */
const keptFromSchools: readonly string[] = ['safety.reported'];

export interface Place {
  readonly districtId: string | null;
  readonly schoolId: string | null;
}

/** @throws where the caller supervises nothing */
export function scopeOf({ kind, roles, districtId, schoolId }: Pick<Caller, 'kind' | 'roles' | 'districtId' | 'schoolId'>): Scope {
  if (kind === 'system' || roles.includes('city-administrator')) return {};
  if (roles.includes('district-administrator') && districtId) return { districtId };
  if (roles.includes('school-administrator') && districtId && schoolId) return { districtId, schoolId, exceptKinds: keptFromSchools };
  throw commonErrors.NOT_ALLOWED();
}

export function isWithin(scope: Scope, { districtId, schoolId }: Place): boolean {
  return (scope.districtId === undefined || scope.districtId === districtId) && (scope.schoolId === undefined || scope.schoolId === schoolId);
}

export const staffRoles = ['school-administrator', 'district-administrator', 'city-administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** The highest role that supervises; its place in `staffRoles` is its level. */
export function staffRoleOf({ kind, roles }: Pick<Caller, 'kind' | 'roles'>): StaffRole | undefined {
  if (kind === 'system') return 'city-administrator';
  return staffRoles.findLast((role) => roles.includes(role));
}

/** 1 for a school, 2 for a district, 3 for the city; 0 for everybody else. */
export function levelOf(caller: Pick<Caller, 'kind' | 'roles'>): number {
  const role = staffRoleOf(caller);
  return role ? staffRoles.indexOf(role) + 1 : 0;
}
