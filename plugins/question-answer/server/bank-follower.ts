import type { Log } from '@fudao/plugin-sdk';
import type { Calls } from './knowledge.ts';
import type { BankSearch, SearchableQuestion } from './search/bank-search.ts';

/** A change of the bank, as `knowledge.bankChanges` tells it; the same question may come again later. */
interface BankChange {
  revision: number;
  id: string;
  subject: string;
  grade: number | null;
  text: string;
  removed: boolean;
}

interface Changes {
  items: BankChange[];
  lastRevision: number;
}

const pageSize = 1_000;

export interface FollowerOptions {
  readonly engine: Pick<BankSearch, 'add' | 'remove'> & { restart(): Promise<void> };
  readonly context: Calls & { readonly log: Log };
  /** Up to where the engine knows the bank already. */
  readonly revision: number;
}

/** Keeps a search engine level with the bank. Following twice at once is one following. */
export class BankFollower {
  readonly #options: FollowerOptions;
  #revision: number;
  #running: Promise<void> | undefined;
  #isEnded = false;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#revision = options.revision;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Takes over all changes since the last; resolves when level, or when it has logged why not. */
  follow(): Promise<void> {
    this.#running ??= this.#catchUp()
      .catch((error: unknown) =>
        this.#options.context.log.warn({ err: error }, 'the bank cannot be followed; trying again'),
      )
      .finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** The engine has lost what it knew: the next following begins from there. */
  restartFrom(revision: number): void {
    this.#revision = revision;
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    await this.#running;
  }

  async #catchUp(): Promise<void> {
    while (!this.#isEnded) {
      const after = this.#revision;
      const { items, lastRevision } = await this.#options.context.call<Changes>('knowledge.bankChanges', {
        after,
        limit: pageSize,
      });
      if (lastRevision < after) {
        await this.#forget();
        continue;
      }
      if (items.length === 0) return;
      await this.#takeOver(items);
      // A restart meanwhile has set another beginning, which then holds.
      if (this.#revision === after) this.#revision = items.at(-1)?.revision ?? after;
    }
  }

  /** The bank was put back to an earlier state, or is another one: what the engine knows may be wrong. */
  async #forget(): Promise<void> {
    this.#options.context.log.warn(
      { revision: this.#revision },
      'the bank is older than its index; building the index anew',
    );
    await this.#options.engine.restart();
    this.#revision = 0;
  }

  async #takeOver(items: readonly BankChange[]): Promise<void> {
    const latest = [...new Map(items.map((change) => [change.id, change])).values()];
    const gone = latest.filter(({ removed }) => removed).map(({ id }) => id);
    const there = latest.filter(({ removed }) => !removed);
    if (gone.length > 0) await this.#options.engine.remove(gone);
    if (there.length > 0) await this.#options.engine.add(there.map(searchable));
  }
}

function searchable({ id, subject, grade, text }: BankChange): SearchableQuestion {
  return { id, subject, text, ...(grade === null ? {} : { grade }) };
}
