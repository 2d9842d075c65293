import type { SqlScope } from '@fudao/plugin-sdk';
import { findKey } from './keys.repository.ts';
import { decryptPayload, payloadKey } from './payload-cipher.ts';
import type { ChainedRecord } from './record.ts';
import { unwrapKey, type WrappedKey } from './wrapped-key.ts';

/** Reads what records say, each key once; null where the person's key was erased, or the content has ended. */
export function payloadReader(db: SqlScope, masterKey: Uint8Array): (record: ChainedRecord) => Promise<Record<string, unknown> | null> {
  const keys = new Map<string, Promise<WrappedKey | undefined>>();
  return async (record) => {
    const name = payloadKey(record.personId, record.payload);
    if (!name) return null;
    const label = `${name.personId}@${name.generation}`;
    const key = keys.get(label) ?? findKey(db, name);
    keys.set(label, key);
    const stored = await key;
    if (!stored?.wrapped) return null;
    return decryptPayload(unwrapKey(masterKey, stored), stored.generation, record.id, record.payload);
  };
}

/** What a record says; null where the person's key was erased. */
export function readPayload(db: SqlScope, masterKey: Uint8Array, record: ChainedRecord): Promise<Record<string, unknown> | null> {
  return payloadReader(db, masterKey)(record);
}
