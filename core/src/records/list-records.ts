import type { ActionContext, Static } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { readPayload } from './read-payload.ts';
import type { ChainedRecord } from './record.ts';
import { findRecords } from './records.repository.ts';
import type { ListParams, RecordPage } from './schemas.ts';

type Page = Static<typeof RecordPage>;

/** A district's administrators see their district; the city's see all. */
function districtFilter(caller: { roles: readonly string[]; districtId: string | null }): { districtId?: string } {
  if (caller.roles.includes('city-administrator')) return {};
  return { districtId: caller.districtId ?? '' };
}

function view(record: ChainedRecord, payload: Page['items'][number]['payload']): Page['items'][number] {
  const { seq, at, kind, actorId, subjectId, personId, pluginId, districtId, hash } = record;
  return { seq, at, kind, actorId, subjectId, personId, pluginId, districtId, payload, hash };
}

/** Records of one thing or one person, newest first. Looking is itself put on the record. */
export async function listRecords(
  context: ActionContext<Static<typeof ListParams>>,
  masterKey: Uint8Array,
): Promise<Page> {
  const { subjectId, personId, limit, cursor } = context.params;
  if (subjectId === undefined && personId === undefined) throw errors.FILTER_REQUIRED();
  return context.transaction(async (work) => {
    const filter = { subjectId, personId, before: cursor, limit, ...districtFilter(context.caller) };
    const found = await findRecords(work.db, filter);
    const items: Page['items'] = [];
    for (const record of found) items.push(view(record, await readPayload(work.db, masterKey, record)));
    const about = { subjectId: subjectId ?? null, personId: personId ?? null, count: items.length };
    work.record({ kind: 'records.viewed', subjectId: subjectId ?? personId!, payload: about });
    return { items, nextCursor: found.length < limit ? null : found.at(-1)!.seq };
  });
}
