import { randomBytes } from 'node:crypto';
import type { KeyName } from './payload-cipher.ts';
import { keyLength, seal, unseal } from './sealed.ts';

/** A person's key as it is stored: under the master key, or erased. */
export interface WrappedKey extends KeyName {
  readonly wrapped: Uint8Array | null;
  readonly createdAt: number;
  readonly erasedAt: number | null;
}

function about(key: KeyName & { createdAt: number }): string {
  return `fudao.record-key.v1/${key.personId}/${key.generation}/${key.createdAt}`;
}

export function createKey(
  masterKey: Uint8Array,
  name: KeyName,
  createdAt: number,
): { stored: WrappedKey; key: Buffer } {
  const key = randomBytes(keyLength);
  const wrapped = seal(masterKey, key, about({ ...name, createdAt }));
  return { stored: { ...name, wrapped, createdAt, erasedAt: null }, key };
}

/** The key itself; throws when it was changed, moved to another person, or erased. */
export function unwrapKey(masterKey: Uint8Array, stored: WrappedKey): Buffer {
  if (!stored.wrapped) throw new Error('the key was erased');
  return unseal(masterKey, stored.wrapped, about(stored));
}
