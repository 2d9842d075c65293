import type { CallAction } from '@fudao/plugin-sdk';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface PlaceNames {
  readonly districts: ReadonlyMap<string, string>;
  readonly schools: ReadonlyMap<string, string>;
}

const namesById = (all: readonly Named[]) => new Map(all.map(({ id, name }) => [id, name]));
const unique = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];

/** What the organisation room calls these places. */
export async function readPlaceNames(call: CallAction, places: readonly { districtId: string | null; schoolId: string | null }[]): Promise<PlaceNames> {
  const districtIds = unique(places.map(({ districtId }) => districtId));
  const schoolIds = unique(places.map(({ schoolId }) => schoolId));
  if (districtIds.length === 0 && schoolIds.length === 0) return { districts: new Map(), schools: new Map() };
  const found = await call<{ districts: Named[]; schools: Named[] }>('organisation.lookup', { districtIds, schoolIds });
  return { districts: namesById(found.districts), schools: namesById(found.schools) };
}
