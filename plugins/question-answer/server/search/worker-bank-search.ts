import { Worker } from 'node:worker_threads';
import {
  longestQuery,
  type BankMatch,
  type BankQuery,
  type BankSearch,
  type BankSize,
  type SearchableQuestion,
} from './bank-search.ts';
import { BankSearchError } from './bank-search-error.ts';
import type { SearchCalls, SearchReply } from './search-protocol.ts';

/** Questions a message carries: enough to build fast, few enough that searches get in between. */
const batchSize = 2_000;

/** Builds and `plugin pack` keep it right: in this form they see which file it is. */
const workerFile = new URL('./search-worker.ts', import.meta.url);

interface Pending {
  resolve: (result: never) => void;
  reject: (error: BankSearchError) => void;
}

export interface WorkerBankSearchOptions {
  /** Called when the worker ends by itself. The index is gone: `restart()`, then `load()` or `add()` again. */
  onStopped?: (error: BankSearchError) => void;
}

/**
 * The bank search in a worker thread.
 *
 * Errors: `SEARCH_FAILED` the worker could not do what was asked (its cause attached) and goes on;
 * `SEARCH_STOPPED` the worker has died, every call rejects until `restart()`; `SEARCH_CLOSED` after `close()`.
 */
export class WorkerBankSearch implements BankSearch {
  private readonly options: WorkerBankSearchOptions;
  private readonly pending = new Map<number, Pending>();
  private worker: Worker;
  private lastId = 0;
  private ended?: BankSearchError;

  constructor(options: WorkerBankSearchOptions = {}) {
    this.options = options;
    this.worker = this.startWorker();
  }

  async add(questions: readonly SearchableQuestion[]): Promise<void> {
    for (let from = 0; from < questions.length; from += batchSize) {
      const batch = new TextEncoder().encode(JSON.stringify(questions.slice(from, from + batchSize)));
      await this.ask('add', [batch], [batch.buffer]);
    }
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.ask('remove', [ids]);
  }

  search(query: BankQuery): Promise<BankMatch[]> {
    return this.ask('search', [{ ...query, text: query.text.slice(0, longestQuery) }]);
  }

  size(): Promise<BankSize> {
    return this.ask('size', []);
  }

  /**
   * Writes the index to a file, whole or not at all.
   * @param revision names the state of the bank, for example its last change; `load` wants the same
   */
  save(file: string, revision = ''): Promise<void> {
    return this.ask('save', [file, revision]);
  }

  /** Replaces the index by a saved one. False, and nothing changed, where it is absent, damaged, or of another time. */
  load(file: string, revision = ''): Promise<boolean> {
    return this.ask('load', [file, revision]);
  }

  /** Starts a new, empty worker in place of the one before; calls under way are rejected. */
  async restart(): Promise<void> {
    if (this.ended?.code === 'SEARCH_CLOSED') throw this.ended;
    await this.end(new BankSearchError('SEARCH_STOPPED', 'The bank search was restarted; ask again.'));
    this.ended = undefined;
    this.worker = this.startWorker();
  }

  async close(): Promise<void> {
    await this.end(new BankSearchError('SEARCH_CLOSED', 'The bank search is closed.'));
  }

  private startWorker(): Worker {
    const worker = new Worker(workerFile, { resourceLimits: { maxYoungGenerationSizeMb: 6 } });
    worker.on('message', (reply: SearchReply) => this.settle(reply));
    worker.on('error', (cause) => this.stopped(worker, cause));
    worker.on('exit', (code) => this.stopped(worker, new Error(`exit code ${code}`)));
    return worker;
  }

  private ask<Name extends keyof SearchCalls>(
    name: Name,
    parameters: Parameters<SearchCalls[Name]>,
    transfer: ArrayBuffer[] = [],
  ): Promise<ReturnType<SearchCalls[Name]>> {
    if (this.ended) return Promise.reject(this.ended);
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.worker.postMessage({ id, name, parameters }, transfer);
      this.pending.set(id, { resolve, reject });
    });
  }

  private settle(reply: SearchReply): void {
    const waiting = this.pending.get(reply.id);
    this.pending.delete(reply.id);
    if ('error' in reply) waiting?.reject(new BankSearchError('SEARCH_FAILED', messageOf(reply.error), reply.error));
    else waiting?.resolve(reply.result as never);
  }

  private stopped(worker: Worker, cause: unknown): void {
    if (worker !== this.worker || this.ended) return;
    const message = `The bank search has stopped (${messageOf(cause)}); restart it, then load or add the questions again.`;
    this.ended = new BankSearchError('SEARCH_STOPPED', message, cause);
    this.rejectPending(this.ended);
    this.options.onStopped?.(this.ended);
  }

  private async end(error: BankSearchError): Promise<void> {
    this.ended = error;
    this.rejectPending(error);
    await this.worker.terminate();
  }

  private rejectPending(error: BankSearchError): void {
    for (const { reject } of this.pending.values()) reject(error);
    this.pending.clear();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
