import type { Finding } from '../finding.ts';
import { decryptPayload, payloadKey, platformKey } from '../payload-cipher.ts';
import type { ChainedRecord } from '../record.ts';

/** The kind of the record that tells which payloads ended. */
export const endingKind = 'records.payloads-ended';

/** What such a record says: all payloads of a kind that are older than a moment. */
export interface Ending {
  readonly kind: string;
  /** Milliseconds since 1970; what happened before it has ended. */
  readonly before: number;
  readonly count: number;
}

interface Gone {
  readonly seq: number;
  readonly at: number;
}

/** Checks along a walk that each payload that is gone ended by its retention, on the record. */
export class EndedPayloads {
  readonly #key: Uint8Array | undefined;
  readonly #newestGone = new Map<string, Gone>();
  readonly #endedBefore = new Map<string, number>();

  /** @param key the platform's, under which endings are told; undefined where there is none */
  constructor(key: Uint8Array | undefined) {
    this.#key = key;
  }

  note(record: ChainedRecord): void {
    const { kind, seq, at, payload, payloadDigest } = record;
    if (payloadDigest !== null && payload.length === 0) {
      const newest = this.#newestGone.get(kind);
      if (!newest || newest.at < at) this.#newestGone.set(kind, { seq, at });
    } else if (kind === endingKind) this.#noteEnding(record);
  }

  /** The newest payload of a kind that is gone without a record that covers it. */
  finding(): Finding | undefined {
    for (const [kind, { seq, at }] of this.#newestGone) {
      if (at >= (this.#endedBefore.get(kind) ?? 0)) return { evidence: 'ending-unrecorded', seq, kind };
    }
    return undefined;
  }

  #noteEnding({ id, personId, payload }: ChainedRecord): void {
    if (!this.#key || payloadKey(personId, payload) !== platformKey) return;
    const { kind, before } = decryptPayload(this.#key, platformKey.generation, id, payload) as unknown as Ending;
    this.#endedBefore.set(kind, Math.max(before, this.#endedBefore.get(kind) ?? 0));
  }
}
