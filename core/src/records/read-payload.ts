import type { SqlScope } from '@fudao/plugin-sdk';
import { findKey } from './keys.repository.ts';
import { decryptPayload, payloadKey } from './payload-cipher.ts';
import type { ChainedRecord } from './record.ts';
import { unwrapKey } from './wrapped-key.ts';

/** What a record says; null where the person's key was erased. */
export async function readPayload(
  db: SqlScope,
  masterKey: Uint8Array,
  record: ChainedRecord,
): Promise<Record<string, unknown> | null> {
  const name = payloadKey(record.personId, record.payload);
  const stored = name && (await findKey(db, name));
  if (!stored?.wrapped) return null;
  return decryptPayload(unwrapKey(masterKey, stored), stored.generation, record.id, record.payload);
}
