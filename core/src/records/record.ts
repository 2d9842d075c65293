/** What is appended: said by a room or a plugin, complete but for its place in the chain. */
export interface RecordDraft {
  /** The same for every delivery of one record: a second delivery is recognised by it. */
  readonly id: string;
  /** When it happened, milliseconds since 1970. */
  readonly at: number;
  readonly kind: string;
  readonly actorId: string;
  readonly subjectId: string;
  readonly personId: string | null;
  readonly pluginId: string | null;
  readonly districtId: string | null;
  /** School of who acted. */
  readonly schoolId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One link of the chain, as it is stored. */
export interface ChainedRecord {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly kind: string;
  readonly actorId: string;
  readonly subjectId: string;
  readonly personId: string | null;
  readonly pluginId: string | null;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  /** Encrypted, see `payload-cipher.ts`; empty once its retention has ended it. */
  readonly payload: Uint8Array;
  /** SHA-256 of the encrypted payload, which the hash binds in its place; null in records of the first form, which bind the payload itself. */
  readonly payloadDigest: string | null;
  /** Hash of the record before; `genesisHash` for the first. */
  readonly previousHash: string;
  readonly hash: string;
}

/** A place in the chain: where a walk has come to, what the head row says, what an anchor holds. */
export interface ChainPoint {
  readonly seq: number;
  readonly hash: string;
}
