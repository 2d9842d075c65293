import type { Anchor } from './anchors.ts';
import type { Finding } from './finding.ts';
import type { ChainedRecord, ChainPoint } from './record.ts';
import { genesis, isPayloadTrue, recordHash } from './record-hash.ts';

/** How far around its place the original place of a moved record is looked for. */
const searchReach = 10_000;

/** The place a record was written at, when its content matches its hash only there. */
function originalPlace(record: ChainedRecord): number | undefined {
  for (let distance = 1; distance <= searchReach; distance++) {
    for (const seq of [record.seq - distance, record.seq + distance]) {
      if (seq > 0 && recordHash({ ...record, seq }) === record.hash) return seq;
    }
  }
  return undefined;
}

/**
 * Checks a chain record by record, in order, and stops at the first finding. Knows no database:
 * whoever has the records feeds them in.
 */
export class ChainWalk {
  #last: ChainPoint = genesis;
  #anchored: ChainPoint = genesis;
  /** Its hash does not match; the next record tells whether content or hash was changed. */
  #suspect: { record: ChainedRecord; computed: string } | undefined;
  readonly #anchors: ReadonlyMap<number, Anchor>;

  constructor(anchors: readonly Anchor[] = []) {
    this.#anchors = new Map(anchors.map((anchor) => [anchor.seq, anchor]));
  }

  get last(): ChainPoint {
    return this.#last;
  }

  take(record: ChainedRecord): Finding | undefined {
    if (this.#suspect) return this.#judgeSuspect(record);
    if (record.seq !== this.#last.seq + 1) {
      return { evidence: 'missing', seq: this.#last.seq + 1, last: record.seq - 1 };
    }
    const computed = recordHash(record);
    if (computed !== record.hash) return this.#examine(record, computed);
    if (record.previousHash !== this.#last.hash) return { evidence: 'link-broken', seq: record.seq, kind: record.kind };
    if (!isPayloadTrue(record)) return { evidence: 'content-changed', seq: record.seq, kind: record.kind };
    this.#last = { seq: record.seq, hash: record.hash };
    return this.#checkAnchor();
  }

  /** Compares where the walk ended with what the head row and the anchors say. */
  end(head: ChainPoint | undefined): Finding | undefined {
    if (this.#suspect) return this.#judgeSuspect(undefined);
    const { seq, hash } = this.#last;
    if (head && head.seq > seq) return { evidence: 'cut-off', seq: seq + 1, last: head.seq, known: 'head' };
    const anchored = Math.max(0, ...this.#anchors.keys());
    if (anchored > seq) return { evidence: 'cut-off', seq: seq + 1, last: anchored, known: 'anchor' };
    if (!head || head.seq !== seq || head.hash !== hash) {
      return { evidence: 'head-changed', seq, headSeq: head?.seq ?? null };
    }
    return undefined;
  }

  #examine(record: ChainedRecord, computed: string): Finding | undefined {
    const { seq, kind } = record;
    if (recordHash({ ...record, previousHash: this.#last.hash }) === record.hash) {
      return { evidence: 'previous-hash-changed', seq, kind };
    }
    // Only a record that came with its own link can have been moved; others are not worth the search.
    if (record.previousHash !== this.#last.hash) {
      const from = originalPlace(record);
      if (from !== undefined) return { evidence: 'moved', seq, kind, from };
    }
    this.#suspect = { record, computed };
    return undefined;
  }

  #judgeSuspect(next: ChainedRecord | undefined): Finding {
    const { record, computed } = this.#suspect!;
    const isHash = next?.seq === record.seq + 1 && next.previousHash === computed;
    return { evidence: isHash ? 'hash-changed' : 'content-changed', seq: record.seq, kind: record.kind };
  }

  #checkAnchor(): Finding | undefined {
    const anchor = this.#anchors.get(this.#last.seq);
    if (!anchor) return undefined;
    const since = this.#anchored.seq;
    this.#anchored = this.#last;
    if (anchor.hash === this.#last.hash) return undefined;
    return { evidence: 'anchor-mismatch', seq: anchor.seq, since, day: anchor.day };
  }
}
