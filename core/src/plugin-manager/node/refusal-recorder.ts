import type { CallAction, Dispose, Log } from '@fudao/plugin-sdk';
import type { PluginRef } from '../../runtime/host/authorise.ts';

/** What a release reached for and was refused. */
export interface Refusal {
  readonly plugin: PluginRef;
  /** A capability, or an event it wanted to publish. */
  readonly wanted: string;
}

interface Counted extends Refusal {
  count: number;
  readonly firstAt: number;
}

const flushAfterMs = 1_000;
/** Different refusals between two flushes; a plugin that invents names is counted under one. */
const mostKinds = 200;

export interface RefusalRecorderParts {
  readonly call: CallAction;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * Puts every refusal of a plugin on the record. The same one, many times in a second, is one record with
 * its count, so that a plugin in a loop cannot fill the chain.
 */
export class RefusalRecorder {
  readonly #parts: RefusalRecorderParts;
  #counted = new Map<string, Counted>();
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(parts: RefusalRecorderParts) {
    this.#parts = parts;
  }

  note(refusal: Refusal): void {
    const { plugin } = refusal;
    const key = `${plugin.id}@${plugin.version} ${refusal.wanted}`;
    const known = this.#counted.get(key);
    if (known) known.count++;
    else if (this.#counted.size < mostKinds) this.#counted.set(key, { ...refusal, count: 1, firstAt: this.#parts.now() });
    this.#timer ??= setTimeout(() => void this.flush(), flushAfterMs).unref();
  }

  /** Until what was noted so far is handed over; what cannot be is kept for the next time. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.#flushing.then(async () => {
      const counted = this.#counted;
      this.#counted = new Map();
      for (const [key, refusal] of counted) await this.#record(key, refusal);
    });
    return this.#flushing;
  }

  stop: Dispose = () => this.flush();

  async #record(key: string, refusal: Counted): Promise<void> {
    const { plugin, wanted, count, firstAt } = refusal;
    const payload = { version: plugin.version, wanted, count };
    const record = { kind: 'plugin-manager.refused', subjectId: plugin.id, at: firstAt, ownerId: 'plugin-manager', payload };
    try {
      await this.#parts.call('records.append', record);
    } catch (error) {
      this.#parts.log.warn({ err: error, plugin: plugin.id }, 'a refusal cannot be put on the record yet');
      if (!this.#counted.has(key)) this.#counted.set(key, refusal);
      this.#timer ??= setTimeout(() => void this.flush(), 10 * flushAfterMs).unref();
    }
  }
}
