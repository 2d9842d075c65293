import { commonErrors } from '@fudao/plugin-sdk';
import type { Calling } from '../people.ts';
import type { Scope } from '../scope.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names of districts and schools. */
export interface Places {
  readonly district: (id: string | null) => string | null;
  readonly school: (id: string | null) => string | null;
}

const most = 1_000;
const distinct = (ids: Iterable<string | null>) => [...new Set(ids)].filter((id) => id !== null && id !== '');
const nameIn = (named: readonly Named[]) => {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return (id: string | null) => (id === null ? null : (names.get(id) ?? null));
};

interface Placed {
  readonly districtId: string | null;
  readonly schoolId: string | null;
}

export async function findPlaces({ call }: Calling, placed: readonly Placed[]): Promise<Places> {
  const districtIds = distinct(placed.map(({ districtId }) => districtId));
  const schoolIds = distinct(placed.map(({ schoolId }) => schoolId));
  const { districts } = await call<{ districts: Named[] }>('organisation.lookup', { districtIds: districtIds.slice(0, most) });
  const schools: Named[] = [];
  for (let from = 0; from < schoolIds.length; from += most) {
    schools.push(...(await call<{ schools: Named[] }>('organisation.lookup', { schoolIds: schoolIds.slice(from, from + most) })).schools);
  }
  return { district: nameIn(districts), school: nameIn(schools) };
}

/**
 * The name of the place that a report is of.
 * @throws where there is no such place, or the school is in another district
 */
export async function describePlace({ call }: Calling, { districtId, schoolId }: Scope) {
  const asked = { ...(districtId && { districtIds: [districtId] }), ...(schoolId && { schoolIds: [schoolId] }) };
  const found = await call<{ districts: Named[]; schools: (Named & { districtId: string })[] }>('organisation.lookup', asked);
  const [district, school] = [found.districts[0], found.schools[0]];
  if ((districtId && !district) || (schoolId && !school)) throw commonErrors.NOT_FOUND();
  if (school && districtId && school.districtId !== districtId) throw commonErrors.NOT_FOUND();
  return { districtId: districtId ?? null, districtName: district?.name ?? null, schoolId: schoolId ?? null, schoolName: school?.name ?? null };
}
