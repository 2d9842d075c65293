import type { LockingSqlScope } from '@fudao/plugin-sdk';
import { findNewestKeys, insertKey } from './keys.repository.ts';
import { platformKey, type KeyName } from './payload-cipher.ts';
import { createKey, unwrapKey, type WrappedKey } from './wrapped-key.ts';

export interface UsableKey {
  readonly generation: number;
  readonly key: Buffer;
}

/** The keys that some records are written under, made where there are none. Use it under the lock of the head row. */
export class KeyRing {
  readonly #db: LockingSqlScope;
  readonly #masterKey: Uint8Array;
  readonly #stored: ReadonlyMap<string, WrappedKey>;
  readonly #used = new Map<string, UsableKey>();

  private constructor(db: LockingSqlScope, masterKey: Uint8Array, stored: ReadonlyMap<string, WrappedKey>) {
    this.#db = db;
    this.#masterKey = masterKey;
    this.#stored = stored;
  }

  /** @param owners persons; null for the platform */
  static async open(db: LockingSqlScope, masterKey: Uint8Array, owners: readonly (string | null)[]): Promise<KeyRing> {
    const ids = [...new Set(owners.map((owner) => owner ?? platformKey.personId))];
    return new KeyRing(db, masterKey, await findNewestKeys(db, ids));
  }

  async use(owner: string | null, at: number): Promise<UsableKey> {
    const personId = owner ?? platformKey.personId;
    const used = this.#used.get(personId) ?? (await this.#take(personId, at));
    this.#used.set(personId, used);
    return used;
  }

  /** After an erasure a fresh one, so that what was erased stays erased. */
  async #take(personId: string, at: number): Promise<UsableKey> {
    const stored = this.#stored.get(personId);
    if (stored?.wrapped) return { generation: stored.generation, key: unwrapKey(this.#masterKey, stored) };
    const isPlatform = personId === platformKey.personId;
    const name: KeyName = isPlatform ? platformKey : { personId, generation: (stored?.generation ?? 0) + 1 };
    const made = createKey(this.#masterKey, name, at);
    await insertKey(this.#db, made.stored);
    return { generation: name.generation, key: made.key };
  }
}
