import type { Caller, Role } from '@fudao/plugin-sdk';
import type { AccountRecord } from './account.ts';

/** Which accounts an administrator may see. */
export interface AdministrationScope {
  /** Absent: every district. */
  districtId?: string;
  /** Absent: every school of the district. */
  schoolId?: string;
}

/** The widest scope that a caller's roles give, or null for who administers nothing. */
export function administrationScope(caller: Caller): AdministrationScope | null {
  if (caller.kind === 'system' || caller.roles.includes('city-administrator')) return {};
  if (caller.roles.includes('district-administrator') && caller.districtId) return { districtId: caller.districtId };
  if (caller.roles.includes('school-administrator') && caller.districtId && caller.schoolId) {
    return { districtId: caller.districtId, schoolId: caller.schoolId };
  }
  return null;
}

type Placed = Pick<AccountRecord, 'districtId' | 'schoolId'>;

export function isInScope(scope: AdministrationScope, account: Placed): boolean {
  if (scope.districtId !== undefined && scope.districtId !== account.districtId) return false;
  return scope.schoolId === undefined || scope.schoolId === account.schoolId;
}

const ranks: Partial<Record<Role, number>> = {
  'school-administrator': 1,
  'district-administrator': 2,
  'city-administrator': 3,
};

const rankOf = (roles: readonly Role[]) => Math.max(0, ...roles.map((role) => ranks[role] ?? 0));

export type ManageDecision = 'granted' | 'not-found' | 'not-yourself' | 'not-allowed';

/**
 * Decides whether a caller may suspend, restore or reset an account. Who is out of the scope is
 * `not-found`, so that ids of another district cannot be told from ids of nobody. An administrator
 * manages who is below; the city also its own peers, or nobody could suspend a city administrator.
 */
export function decideManage(caller: Caller, account: Pick<AccountRecord, 'id' | 'roles'> & Placed): ManageDecision {
  const scope = administrationScope(caller);
  if (!scope || !isInScope(scope, account)) return 'not-found';
  if (account.id === caller.id) return 'not-yourself';
  const own = caller.kind === 'system' ? Infinity : rankOf(caller.roles);
  const isCity = own >= ranks['city-administrator']!;
  return isCity || own > rankOf(account.roles) ? 'granted' : 'not-allowed';
}
