import { AsyncLocalStorage } from 'node:async_hooks';
import type { RecordDraft } from './record.ts';

interface Waiting {
  readonly draft: RecordDraft;
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

/** What one transaction writes at most, so that nobody waits long for the end of the chain. */
const mostAtOnce = 200;

/**
 * Appends of one process line up here and are written many at once, since each write holds the one end of
 * the chain. Each caller is answered when its own record is durable, not before.
 */
export class AppendQueue {
  readonly #write: (drafts: readonly RecordDraft[]) => Promise<readonly number[]>;
  readonly #waiting: Waiting[] = [];
  /** Writes belong to no caller: one that stands in a transaction must not lend it to the others. */
  readonly #apart = AsyncLocalStorage.snapshot();
  #isRunning = false;

  /** @param write all of these, in this order, or none; gives their places */
  constructor(write: (drafts: readonly RecordDraft[]) => Promise<readonly number[]>) {
    this.#write = write;
  }

  append(draft: RecordDraft): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ draft, resolve, reject });
      if (!this.#isRunning) this.#apart(() => void this.#run());
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // Who calls at the same moment comes along.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) await this.#writeAll(this.#waiting.splice(0, mostAtOnce));
    this.#isRunning = false;
  }

  async #writeAll(batch: readonly Waiting[]): Promise<void> {
    try {
      const seqs = await this.#write(batch.map(({ draft }) => draft));
      batch.forEach(({ resolve }, index) => resolve(seqs[index]!));
    } catch (error) {
      if (batch.length === 1) return batch[0]!.reject(error);
      // What is wrong with one of them is the fault of that one alone.
      for (const one of batch) await this.#writeAll([one]);
    }
  }
}
