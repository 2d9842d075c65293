import type { LockingSqlScope } from '@fudao/plugin-sdk';
import { findKey, findNewestKey, insertKey } from './keys.repository.ts';
import { encryptPayload, platformKey, type KeyName } from './payload-cipher.ts';
import { chainRecord } from './record-hash.ts';
import type { ChainedRecord, RecordDraft } from './record.ts';
import { insertRecord, lockHead } from './records.repository.ts';
import { createKey, unwrapKey } from './wrapped-key.ts';

/** The kind of the record that tells of a person's erasure. */
export const erasureKind = 'records.person-erased';

interface UsableKey {
  readonly generation: number;
  readonly key: Buffer;
}

async function newKey(db: LockingSqlScope, masterKey: Uint8Array, name: KeyName, at: number): Promise<UsableKey> {
  const { stored, key } = createKey(masterKey, name, at);
  await insertKey(db, stored);
  return { generation: name.generation, key };
}

async function usePlatformKey(db: LockingSqlScope, masterKey: Uint8Array, at: number): Promise<UsableKey> {
  const stored = await findKey(db, platformKey);
  return stored ? { generation: 0, key: unwrapKey(masterKey, stored) } : newKey(db, masterKey, platformKey, at);
}

/** The person's newest key; after an erasure a fresh one, so that what was erased stays erased. */
async function usePersonKey(
  db: LockingSqlScope,
  masterKey: Uint8Array,
  personId: string,
  at: number,
): Promise<UsableKey> {
  const stored = await findNewestKey(db, personId);
  if (stored?.wrapped) return { generation: stored.generation, key: unwrapKey(masterKey, stored) };
  return newKey(db, masterKey, { personId, generation: (stored?.generation ?? 0) + 1 }, at);
}

/**
 * Puts a record at the end of the chain. Head and keys are read under the lock of the head row, so
 * two appends never take the same place and never make two keys for one person.
 */
export async function appendRecord(
  db: LockingSqlScope,
  masterKey: Uint8Array,
  draft: RecordDraft,
): Promise<ChainedRecord> {
  const head = await lockHead(db);
  const { payload, ...fields } = draft;
  // The record of an erasure must stay readable: it is under the platform's key.
  const isUnderPlatformKey = draft.personId === null || draft.kind === erasureKind;
  const { generation, key } = isUnderPlatformKey
    ? await usePlatformKey(db, masterKey, draft.at)
    : await usePersonKey(db, masterKey, draft.personId!, draft.at);
  const record = chainRecord(head, { ...fields, payload: encryptPayload(key, generation, draft.id, payload) });
  await insertRecord(db, record);
  return record;
}
