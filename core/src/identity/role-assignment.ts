import type { Role, Teaching } from '@fudao/plugin-sdk';
import type { AccountKind, AccountRecord } from './account.ts';

export type Scope = 'city' | 'district' | 'school' | 'vendor';

export interface RoleAssignment {
  role: Role;
  scope: Scope;
  /** Empty for the city. */
  scopeId: string;
}

const scopes: Record<Role, Scope> = {
  student: 'school',
  teacher: 'school',
  reviewer: 'city',
  'school-administrator': 'school',
  'district-administrator': 'district',
  'city-administrator': 'city',
  vendor: 'vendor',
};

/** What somebody of a kind is, beside what was assigned. */
export function rolesOf(kind: AccountKind, assigned: readonly Role[], teaching: Teaching | null): Role[] {
  const own: Role[] = kind === 'administrator' ? [] : [kind];
  if (teaching && teaching.reviews.length > 0) own.push('reviewer');
  return [...new Set([...own, ...assigned])].sort();
}

/** Each role with where it holds: a school or district role always in the account's own school or district. */
export function assignmentsOf(
  account: Pick<AccountRecord, 'roles' | 'districtId' | 'schoolId' | 'vendorId'>,
): RoleAssignment[] {
  const { roles, districtId, schoolId, vendorId } = account;
  const ids: Record<Scope, string | null> = { city: '', district: districtId, school: schoolId, vendor: vendorId };
  return roles.map((role) => {
    const scope = scopes[role];
    const scopeId = ids[scope];
    if (scopeId === null) throw new Error(`the role ${role} needs a ${scope}`);
    return { role, scope, scopeId };
  });
}
