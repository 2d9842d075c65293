import type { CallAction } from '@fudao/plugin-sdk';

/** What is known of a person: the name for those who may see it, and where the person belongs now. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly districtId: string | null;
  readonly schoolId: string | null;
}

export interface Calling {
  readonly call: CallAction;
}

const most = 1_000;

/** People by their ids; who is not known any more is missing. */
export async function findPeople({ call }: Calling, ids: Iterable<string | null>): Promise<ReadonlyMap<string, Person>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const found: Person[] = [];
  for (let from = 0; from < wanted.length; from += most) {
    found.push(...(await call<Person[]>('identity.accountDetails', { ids: wanted.slice(from, from + most) })));
  }
  return new Map(found.map((person) => [person.id, person]));
}
