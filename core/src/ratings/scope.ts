import { commonErrors, type Caller } from '@fudao/plugin-sdk';

/** The district that a supervisor sees; absent for the whole city. */
export interface Scope {
  readonly districtId?: string;
}

/** @throws where the caller supervises nothing */
export function scopeOf(caller: Caller): Scope {
  if (caller.kind === 'system' || caller.roles.includes('city-administrator')) return {};
  if (caller.roles.includes('district-administrator') && caller.districtId) return { districtId: caller.districtId };
  throw commonErrors.NOT_ALLOWED();
}

/** Whose portraits somebody may read: the city's all, a district's and a school's administrators those of their own. */
export function supervises(caller: Caller, teacher: { readonly districtId: string | null; readonly schoolId: string | null }): boolean {
  const { kind, roles, districtId, schoolId } = caller;
  if (kind === 'system' || roles.includes('city-administrator')) return true;
  if (roles.includes('district-administrator') && districtId !== null && teacher.districtId === districtId) return true;
  return roles.includes('school-administrator') && schoolId !== null && teacher.schoolId === schoolId;
}

export const isCity = (scope: Scope): boolean => scope.districtId === undefined;

/** Whether something of a district is in the scope; what belongs to no district is the city's. */
export const isWithin = (scope: Scope, districtId: string | null): boolean => isCity(scope) || scope.districtId === districtId;

/** The narrower of the own scope and what is asked for; null where they share nothing. */
export function narrowed(scope: Scope, districtId: string | undefined): Scope | null {
  if (districtId === undefined) return scope;
  return isWithin(scope, districtId) ? { districtId } : null;
}
