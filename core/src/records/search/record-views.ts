import type { CallAction, Static } from '@fudao/plugin-sdk';
import { findPeople, findPlaceNames, type KnownPerson } from '../people.ts';
import type { RecordView } from '../schemas.ts';
import { isWithin, type Scope } from '../scope.ts';
import type { FoundRecord } from './found-record.ts';

type View = Static<typeof RecordView>;

/** With the names of people and places; a child's whom the reader does not supervise is left out. */
export async function viewRecords(context: { call: CallAction }, found: readonly FoundRecord[], scope: Scope): Promise<View[]> {
  const ids = found.flatMap(({ actorId, personId }) => (personId === null ? [actorId] : [actorId, personId]));
  const people = await findPeople(context, ids);
  const places = await findPlaceNames(context, found);
  const shown = (person: KnownPerson | undefined) => (person && isWithin(scope, person) ? person : undefined);
  return found.map((record) => {
    const actor = shown(people.get(record.actorId));
    const person = record.personId === null ? undefined : shown(people.get(record.personId));
    return {
      ...record,
      ...{ actorName: actor?.name ?? null, personName: person?.name ?? null, personEducationId: person?.educationId ?? null },
      districtName: places.get(record.districtId ?? '') ?? null,
      schoolName: places.get(record.schoolId ?? '') ?? null,
    };
  });
}
