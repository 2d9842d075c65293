import { commonErrors, type Caller } from '@fudao/plugin-sdk';

/** Whose teachers, or whose students, somebody supervises: all, those of a district, or those of a school. */
export interface Scope {
  readonly districtId?: string | undefined;
  readonly schoolId?: string | undefined;
}

/** @throws where the caller supervises nothing */
export function scopeOf(caller: Caller): Scope {
  if (caller.kind === 'system' || caller.roles.includes('city-administrator')) return {};
  const { districtId, schoolId, roles } = caller;
  if (roles.includes('district-administrator') && districtId) return { districtId };
  if (roles.includes('school-administrator') && districtId && schoolId) return { districtId, schoolId };
  throw commonErrors.NOT_ALLOWED();
}

/** Whether somebody or something that belongs to a place is within a scope. */
export function isWithin(scope: Scope, { districtId, schoolId }: { districtId: string | null; schoolId: string | null }): boolean {
  if (scope.districtId !== undefined && scope.districtId !== districtId) return false;
  return scope.schoolId === undefined || scope.schoolId === schoolId;
}

/**
 * The narrower of the own scope and what is asked for. Of another district's places is not told that they exist.
 * @throws where they share nothing
 */
export function narrowed(own: Scope, asked: Scope): Scope {
  for (const key of ['districtId', 'schoolId'] as const) {
    if (own[key] !== undefined && asked[key] !== undefined && own[key] !== asked[key]) throw commonErrors.NOT_FOUND();
  }
  return { districtId: own.districtId ?? asked.districtId, schoolId: own.schoolId ?? asked.schoolId };
}
