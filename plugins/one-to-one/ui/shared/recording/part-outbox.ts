import type { KeptTake, PartStore, SoundPart } from './kept-parts.ts';

/** What to do about a part that the server did not take. */
export type Refusal = 'again' | 'without-part' | 'without-session';

export interface PartOutboxParts {
  readonly accountId: string;
  readonly store: PartStore;
  /** Resolves when the server has it. */
  send(part: SoundPart): Promise<unknown>;
  /** Tells the server how long a take is. */
  finish(take: KeptTake): Promise<unknown>;
  refusalOf(thrown: unknown): Refusal;
  /** Takes that some tab still records. */
  liveTakes(): Promise<ReadonlySet<string>>;
  /** How many parts wait. */
  changed(waiting: number): void;
  readonly schedule?: (run: () => void, ms: number) => () => void;
}

const pausesMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

const later = (run: () => void, ms: number) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/**
 * Sends what was recorded, part by part, and holds each until the server has it: over a lost line, a reload and a
 * closed browser. What the server will never take is let go.
 */
export class PartOutbox {
  readonly #parts: PartOutboxParts;
  #running: Promise<void> | undefined;
  #isAsked = false;
  #failures = 0;
  #cancel: (() => void) | undefined;

  constructor(parts: PartOutboxParts) {
    this.#parts = parts;
  }

  async add(part: SoundPart): Promise<void> {
    await this.#parts.store.add(part);
    if (!this.#cancel) void this.wake();
  }

  /** Sends at once what waits: a part has come, a take is over, or the network is back. Resolves when it has done what it can. */
  wake(): Promise<void> {
    this.#isAsked = true;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isAsked) {
      this.#isAsked = false;
      try {
        if (await this.#sendAll()) await this.#finishAll();
      } catch {
        this.#pause();
      }
      this.#parts.changed(await this.#parts.store.count(this.#parts.accountId).catch(() => 0));
    }
  }

  /** Whether all are sent. */
  async #sendAll(): Promise<boolean> {
    const { store, accountId } = this.#parts;
    for (let part = await store.first(accountId); part; part = await store.first(accountId)) {
      const refusal = await this.#try(() => this.#parts.send(part!));
      if (refusal === 'again') return false;
      if (refusal === 'without-session') await store.removeSession(accountId, part.sessionId);
      else await store.remove(part);
    }
    return true;
  }

  async #finishAll(): Promise<void> {
    const { store, accountId } = this.#parts;
    const live = await this.#parts.liveTakes();
    for (const take of await store.takes(accountId)) {
      if (live.has(take.take)) continue;
      if ((await this.#try(() => this.#parts.finish(take))) === 'again') return;
      await store.removeTake(take);
    }
  }

  async #try(deed: () => Promise<unknown>): Promise<Refusal | undefined> {
    try {
      await deed();
      this.#failures = 0;
      return undefined;
    } catch (thrown) {
      const refusal = this.#parts.refusalOf(thrown);
      if (refusal === 'again') this.#pause();
      return refusal;
    }
  }

  #pause(): void {
    const pause = pausesMs[Math.min(this.#failures++, pausesMs.length - 1)]!;
    this.#cancel?.();
    this.#cancel = (this.#parts.schedule ?? later)(() => {
      this.#cancel = undefined;
      void this.wake();
    }, pause);
  }
}
