import type { Caller } from '@fudao/plugin-sdk';
import type { School } from './schemas.ts';

/** Whether a caller may see the class groups of a school: the own one, or one that is administered. */
export function maySeeClassGroups(caller: Caller, school: School): boolean {
  if (caller.kind === 'system' || caller.roles.includes('city-administrator')) return true;
  if (caller.roles.includes('district-administrator') && caller.districtId === school.districtId) return true;
  return caller.kind === 'account' && caller.schoolId === school.id;
}
