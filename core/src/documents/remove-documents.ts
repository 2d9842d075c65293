import type { PluginContext, Work } from '@fudao/plugin-sdk';
import { deleteDocuments } from './documents.repository.ts';
import { countChange } from './usage.repository.ts';
import { lockSome, type PlacedHead, type Selection } from './whole-plugin.repository.ts';

/** Documents of one transaction, so that others never wait long. */
export const removalBatch = 200;

/** Deletes all that is selected, some at a time, and counts it out; gives how many. Broken off, it goes on the next time. */
export async function removeDocuments(
  { transaction }: Pick<PluginContext, 'transaction'>,
  selection: Selection,
): Promise<number> {
  for (let removed = 0; ;) {
    const some = await transaction((work) => removeSome(work, selection));
    removed += some;
    if (some < removalBatch) return removed;
  }
}

async function removeSome({ db }: Work, selection: Selection): Promise<number> {
  const some = await lockSome(db, selection, removalBatch);
  if (some.length === 0) return 0;
  await deleteDocuments(
    db,
    some.map(({ id }) => id),
  );
  for (const [districtId, heads] of byDistrict(some)) {
    const bytes = heads.reduce((sum, head) => sum - head.bytes, 0);
    await countChange(db, { pluginId: selection.pluginId, districtId }, { bytes, documents: -heads.length }, 0);
  }
  return some.length;
}

/** In one order, so that two removals do not wait for each other. */
function byDistrict(heads: readonly PlacedHead[]): [districtId: string, heads: PlacedHead[]][] {
  const districtIds = [...new Set(heads.map(({ district_id }) => district_id))].sort();
  return districtIds.map((districtId) => [districtId, heads.filter(({ district_id }) => district_id === districtId)]);
}
