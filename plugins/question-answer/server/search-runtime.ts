import type { Dispose, PluginSetup } from '@fudao/plugin-sdk';
import { offerEngine } from './bank-finder.ts';
import { BankFollower } from './bank-follower.ts';
import { loadSnapshot, saveSnapshot, type SnapshotEngine } from './index-snapshot.ts';
import type { BankSearch } from './search/bank-search.ts';
import { WorkerBankSearch } from './search/worker-bank-search.ts';

const pollMs = 10_000;
/** A start that has to build the index anew saves it as soon as it is level; later changes wait a little. */
const saveEveryMs = 60_000;

const runtimes = new Set<SearchRuntime>();

/** The bank has changed: looks now instead of at the next poll. */
export function nudgeFollowers(): void {
  for (const runtime of runtimes) runtime.nudge();
}

/** A bank search that can be kept on disk, and started anew after it has died. */
export interface RevivableSearch extends BankSearch, SnapshotEngine {
  restart(): Promise<void>;
}

export type CreateSearch = (onStopped: (error: Error) => void) => RevivableSearch;

const createWorker: CreateSearch = (onStopped) => new WorkerBankSearch({ onStopped });

/** Starts the search of a release in the background; a start does not wait for the bank. */
export function startSearch(setup: PluginSetup, createSearch = createWorker): Dispose {
  const runtime = new SearchRuntime(setup, createSearch);
  runtimes.add(runtime);
  runtime.start();
  return async () => {
    runtimes.delete(runtime);
    await runtime.end();
  };
}

/** The search engine of one release: its worker, its index on disk, and the bank it follows. */
class SearchRuntime {
  readonly #setup: PluginSetup;
  readonly #engine: RevivableSearch;
  readonly #follower: BankFollower;
  readonly #withdraw: () => void;
  #timer: NodeJS.Timeout | undefined;
  #savedRevision = 0;
  #savedAt = 0;
  #turn: Promise<void> = Promise.resolve();
  #isEnded = false;

  constructor(setup: PluginSetup, createSearch: CreateSearch) {
    this.#setup = setup;
    this.#engine = createSearch((error) => this.#revive(error));
    this.#follower = new BankFollower({ engine: this.#engine, context: setup.context, revision: 0 });
    this.#withdraw = offerEngine(this.#engine);
  }

  start(): void {
    this.#inTurn(() => this.#load());
    this.nudge();
    this.#timer = setInterval(() => this.nudge(), pollMs);
    this.#timer.unref();
  }

  nudge(): void {
    this.#inTurn(() => this.#followAndSave());
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    clearInterval(this.#timer);
    this.#withdraw();
    await this.#follower.end();
    await this.#turn;
    await this.#engine.close();
  }

  /** One thing after the other: loading, following, saving. */
  #inTurn(step: () => Promise<void>): void {
    this.#turn = this.#turn
      .then(() => (this.#isEnded ? undefined : step()))
      .catch((error: unknown) => {
        if (!this.#isEnded)
          this.#setup.context.log.warn({ err: error }, 'bank search: a step failed; it will be tried again');
      });
  }

  async #load(): Promise<void> {
    this.#savedRevision = await loadSnapshot(this.#engine, this.#setup.cacheFolder);
    this.#follower.restartFrom(this.#savedRevision);
  }

  async #followAndSave(): Promise<void> {
    await this.#follower.follow();
    const { revision } = this.#follower;
    const now = this.#setup.context.now().getTime();
    if (this.#isEnded || revision === this.#savedRevision || now - this.#savedAt < saveEveryMs) return;
    await saveSnapshot(this.#engine, this.#setup.cacheFolder, revision);
    this.#savedRevision = revision;
    this.#savedAt = now;
  }

  /** A worker that died is replaced, and learns the bank again. */
  #revive(error: Error): void {
    this.#setup.context.log.error({ err: error }, 'bank search: the worker has stopped; starting another');
    this.#inTurn(async () => {
      await this.#engine.restart();
      await this.#load();
    });
    this.nudge();
  }
}
