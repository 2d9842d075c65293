import { commonErrors, type CallAction, type Caller } from '@fudao/plugin-sdk';

/** An account as identity tells it. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly educationId: string;
  readonly districtId: string | null;
  readonly schoolId: string | null;
}

interface Calling {
  call: CallAction;
}

const isCity = (caller: Caller) => caller.kind === 'system' || caller.roles.includes('city-administrator');

/** The one district that somebody administers points for, or null for the whole city. */
export function districtScope(caller: Caller): string | null {
  if (isCity(caller)) return null;
  if (caller.roles.includes('district-administrator') && caller.districtId) return caller.districtId;
  throw commonErrors.NOT_ALLOWED();
}

/** Whether somebody answers for a teacher: the city for all, a district or school for its own. */
export function answersFor(caller: Caller, { districtId, schoolId }: Pick<Person, 'districtId' | 'schoolId'>): boolean {
  if (isCity(caller)) return true;
  if (!caller.districtId || caller.districtId !== districtId) return false;
  if (caller.roles.includes('district-administrator')) return true;
  return caller.roles.includes('school-administrator') && caller.schoolId !== null && caller.schoolId === schoolId;
}

/** What is of another district is not found, so that its ids cannot be told from ids of nobody. */
export function demandDistrict(caller: Caller, districtId: string): void {
  const own = districtScope(caller);
  if (own !== null && own !== districtId) throw commonErrors.NOT_FOUND();
}

export async function findPeople({ call }: Calling, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>();
  const all = [...new Set(ids)];
  for (let at = 0; at < all.length; at += 1_000) {
    const found = await call<Person[]>('identity.accountDetails', { ids: all.slice(at, at + 1_000) });
    for (const person of found) people.set(person.id, person);
  }
  return people;
}

/** A teacher whom the caller answers for. */
export async function demandTeacher(context: Calling & { caller: Caller }, teacherId: string): Promise<Person> {
  const person = (await findPeople(context, [teacherId])).get(teacherId);
  if (!person || !answersFor(context.caller, person)) throw commonErrors.NOT_FOUND();
  return person;
}
