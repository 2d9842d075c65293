import type { CallAction } from '@fudao/plugin-sdk';
import { findPeople, findPlaceNames } from '../people.ts';
import { isWithin, type Scope } from '../scope.ts';

type Payload = Readonly<Record<string, unknown>>;

/** As ids are written; texts of people have other signs. */
const idForm = /^[\w-]{1,64}$/;
const placeFields: Readonly<Record<string, 'districtId' | 'schoolId'>> = {
  ...{ districtId: 'districtId', districtIds: 'districtId' },
  ...{ schoolId: 'schoolId', schoolIds: 'schoolId' },
};

interface FoundIds {
  readonly people: Set<string>;
  readonly districtId: Set<string>;
  readonly schoolId: Set<string>;
}

function collect(found: FoundIds, field: string, value: unknown): void {
  if (typeof value === 'string') {
    const place = Object.hasOwn(placeFields, field) ? placeFields[field]! : 'people';
    if (idForm.test(value)) found[place].add(value);
  } else if (Array.isArray(value)) for (const one of value as unknown[]) collect(found, field, one);
  else if (typeof value === 'object' && value !== null) for (const [inner, one] of Object.entries(value)) collect(found, inner, one);
}

/**
 * People, districts and schools that are named by id in what records say, so that nobody has to read ids. A person
 * whom the reader does not supervise has null instead of a name.
 */
export async function namesIn(context: { call: CallAction }, payloads: readonly (Payload | null)[], scope: Scope): Promise<Record<string, string | null>> {
  const found: FoundIds = { people: new Set(), districtId: new Set(), schoolId: new Set() };
  for (const payload of payloads) collect(found, '', payload);
  const places = [
    ...[...found.districtId].map((districtId) => ({ districtId, schoolId: null })),
    ...[...found.schoolId].map((schoolId) => ({ districtId: null, schoolId })),
  ];
  const [people, placeNames] = [await findPeople(context, found.people), await findPlaceNames(context, places)];
  const named = [...people.values()].map((person) => [person.id, isWithin(scope, person) ? `${person.name}（${person.educationId}）` : null] as const);
  return Object.fromEntries([...placeNames, ...named]);
}
