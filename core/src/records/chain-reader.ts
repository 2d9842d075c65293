import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SqlScope } from '@fudao/plugin-sdk';
import type { ChainWalk } from './chain-walk.ts';
import type { Finding } from './finding.ts';
import type { ChainedRecord } from './record.ts';
import { readHead, recordsAfter } from './records.repository.ts';

const pageSize = 500;

export interface ChainReaderOptions {
  readonly db: SqlScope;
  /** Each record that was found right. */
  onRecord(record: ChainedRecord): void;
  onProgress?(done: number, total: number): void;
}

/** Feeds a stored chain to a walk, page by page, while others may append to it. */
export class ChainReader {
  readonly #walk: ChainWalk;
  readonly #options: ChainReaderOptions;
  #readTo = 0;

  constructor(walk: ChainWalk, options: ChainReaderOptions) {
    this.#walk = walk;
    this.#options = options;
  }

  /**
   * The head is read after the records: it is written with them, so it can be ahead of what was read
   * (then there is more to read, or the end was cut off) but never behind.
   */
  async readAll(): Promise<Finding | undefined> {
    const total = (await readHead(this.#options.db))?.seq ?? 0;
    for (;;) {
      const before = this.#readTo;
      const finding = await this.#readOn(total);
      if (finding) return finding;
      const head = await readHead(this.#options.db);
      if (!head || head.seq <= this.#readTo || this.#readTo === before) return this.#walk.end(head);
    }
  }

  async #readOn(total: number): Promise<Finding | undefined> {
    for (;;) {
      const page = await recordsAfter(this.#options.db, this.#readTo, pageSize);
      if (page.length === 0) return undefined;
      for (const record of page) {
        const finding = this.#walk.take(record);
        if (finding) return finding;
        this.#options.onRecord(record);
      }
      this.#readTo = page.at(-1)!.seq;
      this.#options.onProgress?.(this.#readTo, Math.max(total, this.#readTo));
      // The embedded database answers at once: others of this process get their turn here.
      await nextTurn();
    }
  }
}
