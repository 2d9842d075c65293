import type { CallAction, Role } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import type { Placed, ServingPlace } from './place.ts';

/** An account as identity knows it at this moment. */
export interface Person extends Placed {
  readonly id: string;
  readonly educationId: string;
  readonly name: string;
  readonly status: 'active' | 'suspended';
  readonly roles: readonly Role[];
}

export interface Calling {
  readonly call: CallAction;
}

export function findPeople({ call }: Calling, ids: readonly string[]): Promise<Person[]> {
  return ids.length === 0 ? Promise.resolve([]) : call<Person[]>('identity.accountDetails', { ids: [...new Set(ids)] });
}

const nobody: Placed = { roles: [], districtId: null, schoolId: null };

/**
 * Somebody's roles as they are now, not as they were at the sign-in: asked inside of the transaction of
 * a decision, so that who lost the role while the page was open decides nothing.
 */
export async function currentRoles(context: Calling, id: string): Promise<Placed> {
  const [person] = await findPeople(context, [id]);
  return person?.status === 'active' ? person : nobody;
}

/** @throws NOT_A_TEACHER for whoever serves at no school */
export async function servingTeacher(context: Calling, id: string): Promise<Person & ServingPlace> {
  const [person] = await findPeople(context, [id]);
  const { schoolId, districtId } = person ?? nobody;
  const serves = person?.status === 'active' && person.roles.includes('teacher');
  if (!serves || schoolId === null || districtId === null) throw errors.NOT_A_TEACHER();
  return { ...person, schoolId, districtId };
}

/** Names by account id, for those who may see them. */
export async function namesOf(context: Calling, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await findPeople(context, ids)).map(({ id, name }) => [id, name]));
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** As many as organisation looks up at once. */
const placesAtOnce = 1_000;

/** Names of districts and schools by id. */
export async function placeNamesOf(
  { call }: Calling,
  places: readonly ServingPlace[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (key: keyof ServingPlace) => [...new Set(places.map((place) => place[key]))];
  const [districts, schools] = [idsOf('districtId'), idsOf('schoolId')];
  const names = new Map<string, string>();
  for (let at = 0; at < Math.max(districts.length, schools.length); at += placesAtOnce) {
    const [districtIds, schoolIds] = [districts, schools].map((ids) => ids.slice(at, at + placesAtOnce));
    const found = await call<{ districts: Named[]; schools: Named[] }>('organisation.lookup', {
      districtIds,
      schoolIds,
    });
    for (const { id, name } of [...found.districts, ...found.schools]) names.set(id, name);
  }
  return names;
}
