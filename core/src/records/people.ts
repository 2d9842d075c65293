import type { CallAction } from '@fudao/plugin-sdk';
import type { Place } from './scope.ts';

/** As the identity room tells of an account. */
export interface KnownPerson extends Place {
  readonly id: string;
  readonly name: string;
  readonly educationId: string;
}

interface Asking {
  readonly call: CallAction;
}

const mostIds = 1_000;

/** By id; those whose account is gone are left out. */
export async function findPeople({ call }: Asking, ids: Iterable<string>): Promise<Map<string, KnownPerson>> {
  const wanted = [...new Set(ids)].filter((id) => id !== 'system');
  const found = new Map<string, KnownPerson>();
  for (let from = 0; from < wanted.length; from += mostIds) {
    const people = await call<KnownPerson[]>('identity.accountDetails', { ids: wanted.slice(from, from + mostIds) });
    for (const person of people) found.set(person.id, person);
  }
  return found;
}

/** By account id or by education ID, as people at a desk have it. */
export async function findPerson(context: Asking, given: string): Promise<KnownPerson | undefined> {
  const byId = (await findPeople(context, [given])).get(given);
  if (byId) return byId;
  const [found] = await context.call<KnownPerson[]>('identity.accountsByEducationIds', { educationIds: [given] });
  return found;
}

interface Register {
  readonly districts: readonly { id: string; name: string }[];
  readonly schools: readonly { id: string; name: string }[];
}

/** The names of districts and schools by their ids. */
export async function findPlaceNames({ call }: Asking, places: readonly Place[]): Promise<Map<string, string>> {
  const present = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const districtIds = present(places.map(({ districtId }) => districtId));
  const schoolIds = present(places.map(({ schoolId }) => schoolId));
  if (districtIds.length + schoolIds.length === 0) return new Map();
  const { districts, schools } = await call<Register>('organisation.lookup', { districtIds, schoolIds });
  return new Map([...districts, ...schools].map(({ id, name }) => [id, name]));
}
