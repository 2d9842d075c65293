import type { Calls } from './knowledge.ts';

/** Names of districts and schools by id. */
export interface PlaceNames {
  readonly districts: ReadonlyMap<string, string>;
  readonly schools: ReadonlyMap<string, string>;
}

interface Located {
  readonly districtId: string;
  readonly schoolId: string | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const namesById = (all: readonly Named[]) => new Map(all.map(({ id, name }) => [id, name]));

/** What the organisation room calls the places of these questions. */
export async function readPlaceNames(ctx: Calls, located: readonly Located[]): Promise<PlaceNames> {
  const districtIds = [...new Set(located.map(({ districtId }) => districtId))];
  const schoolIds = [...new Set(located.flatMap(({ schoolId }) => schoolId ?? []))];
  if (districtIds.length === 0) return { districts: new Map(), schools: new Map() };
  const found = await ctx.call<{ districts: Named[]; schools: Named[] }>('organisation.lookup', {
    districtIds,
    schoolIds,
  });
  return { districts: namesById(found.districts), schools: namesById(found.schools) };
}
