import { commonErrors, type CallAction, type Role } from '@fudao/plugin-sdk';

export const levels = ['school', 'district', 'city'] as const;
export type Level = (typeof levels)[number];

/** Whose reports and people somebody answers for. */
export interface Scope {
  readonly level: Level;
  /** Null for the city. */
  readonly districtId: string | null;
  /** Null for a district and the city. */
  readonly schoolId: string | null;
}

export interface Placed {
  readonly roles: readonly Role[];
  readonly districtId: string | null;
  readonly schoolId: string | null;
}

export interface Person extends Placed {
  readonly id: string;
  readonly name: string;
  readonly status: 'active' | 'suspended';
}

export const rankOf = (level: Level): number => levels.indexOf(level);
export const levelAbove = (level: Level): Level | undefined => levels[rankOf(level) + 1];

/** @throws NOT_ALLOWED for whoever moderates nothing */
export function scopeOf({ roles, districtId, schoolId }: Placed): Scope {
  if (roles.includes('city-administrator')) return { level: 'city', districtId: null, schoolId: null };
  if (roles.includes('district-administrator') && districtId) return { level: 'district', districtId, schoolId: null };
  if (roles.includes('school-administrator') && districtId && schoolId) return { level: 'school', districtId, schoolId };
  throw commonErrors.NOT_ALLOWED();
}

/** Whether somebody or something of a place is in a scope. */
export function isWithin(scope: Scope, { districtId, schoolId }: Omit<Placed, 'roles'>): boolean {
  if (scope.level === 'city') return true;
  if (scope.districtId !== districtId) return false;
  return scope.level === 'district' || scope.schoolId === schoolId;
}

/** Where a report about somebody goes first: never to the person's own equals. */
export function firstLevel({ roles, districtId, schoolId }: Placed): Level {
  const isAbove = (role: Role) => roles.includes(role);
  if (districtId === null || isAbove('city-administrator') || isAbove('district-administrator')) return 'city';
  return schoolId === null || isAbove('school-administrator') ? 'district' : 'school';
}

interface Calling {
  readonly call: CallAction;
}

/** People as they are now; who is not known any more is missing. */
export async function findPeople({ call }: Calling, ids: Iterable<string | null>): Promise<ReadonlyMap<string, Person>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const found = wanted.length === 0 ? [] : await call<Person[]>('identity.accountDetails', { ids: wanted });
  return new Map(found.map((person) => [person.id, person]));
}

/**
 * The scope that somebody has at this moment, not at the sign-in: asked inside of the transaction of a decision, so that
 * who lost the role while the page was open decides nothing.
 */
export async function currentScope(context: Calling, id: string): Promise<Scope> {
  const person = (await findPeople(context, [id])).get(id);
  if (person?.status !== 'active') throw commonErrors.NOT_ALLOWED();
  return scopeOf(person);
}
