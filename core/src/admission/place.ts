import type { Role } from '@fudao/plugin-sdk';
import { levels, rankOf, roleOf, type Level } from './levels.ts';

/** Somebody with roles and a place: the caller as signed in, or the account as it is now. */
export interface Placed {
  readonly roles: readonly Role[];
  readonly districtId: string | null;
  readonly schoolId: string | null;
}

/** Where a teacher serves. */
export interface ServingPlace {
  readonly districtId: string;
  readonly schoolId: string;
}

/** The id under which a role of a level holds: of the school, of the district, nothing for the city. */
export function scopeIdOf(
  level: Level,
  { districtId, schoolId }: Pick<Placed, 'districtId' | 'schoolId'>,
): string | null {
  return { school: schoolId, district: districtId, city: '' }[level];
}

/** The levels at which somebody reviews. */
export function levelsOf(person: Placed): Level[] {
  return levels.filter((level) => person.roles.includes(roleOf[level]) && scopeIdOf(level, person) !== null);
}

/** Whether somebody holds a level over a place. */
export function isOver(person: Placed, level: Level, place: ServingPlace): boolean {
  return levelsOf(person).includes(level) && scopeIdOf(level, person) === scopeIdOf(level, place);
}

/** The levels from which somebody sees an application: those that it has come to. */
export function seenFrom(person: Placed, application: ServingPlace & { reached: number }): Level[] {
  return levels.filter((level) => application.reached >= rankOf(level) && isOver(person, level, application));
}
