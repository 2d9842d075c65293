import type { LockingSqlScope } from '@fudao/plugin-sdk';
import { KeyRing } from './key-ring.ts';
import { encryptPayload } from './payload-cipher.ts';
import { chainRecord } from './record-hash.ts';
import type { ChainedRecord, ChainPoint, RecordDraft } from './record.ts';
import { findPlaces, insertRecords, lockHead } from './records.repository.ts';

/** The kind of the record that tells of a person's erasure. */
export const erasureKind = 'records.person-erased';

/** What must stay readable after a person was erased is under the platform's key. */
const keyOwner = ({ personId, kind }: RecordDraft): string | null => (kind === erasureKind ? null : personId);

/**
 * Puts records at the end of the chain, in the order given; gives the place of each. One that stands there
 * already keeps its place. Head and keys are read under the lock of the head row, so two appends never take
 * the same place and never make two keys for one person.
 */
export async function appendRecords(db: LockingSqlScope, masterKey: Uint8Array, drafts: readonly RecordDraft[]): Promise<number[]> {
  let last: ChainPoint = await lockHead(db);
  const places = await findPlaces(db, drafts.map(({ id }) => id));
  const keys = await KeyRing.open(db, masterKey, drafts.map(keyOwner));
  const fresh: ChainedRecord[] = [];
  for (const draft of drafts) {
    if (places.has(draft.id)) continue;
    const { payload, ...fields } = draft;
    const { generation, key } = await keys.use(keyOwner(draft), draft.at);
    const record = chainRecord(last, { ...fields, payload: encryptPayload(key, generation, draft.id, payload) });
    places.set(draft.id, record.seq);
    fresh.push(record);
    last = record;
  }
  await insertRecords(db, fresh);
  return drafts.map(({ id }) => places.get(id)!);
}
