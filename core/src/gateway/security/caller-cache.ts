import { freezeCaller, type Caller } from '@fudao/plugin-sdk';
import { tokenExpiry } from './token-expiry.ts';

interface Entry {
  readonly caller: Caller;
  readonly goodUntil: number;
}

/** After this a token is resolved anew, so that a node that missed a broadcast is wrong for a minute at most. */
const longestMs = 60_000;
/** How long an ended session is remembered: longer than any entry, or resolve under way, of it can live. */
const endedMs = 2 * longestMs;

/**
 * Remembers who a token stands for, so that it is verified once and not with every request.
 * When full, the oldest entry goes: it is also the one that ends first.
 */
export class CallerCache {
  readonly #resolve: (token: string) => Promise<Caller>;
  readonly #now: () => number;
  readonly #mostEntries: number;
  readonly #entries = new Map<string, Entry>();
  readonly #pending = new Map<string, Promise<Caller>>();
  readonly #ended = new Map<string, number>();

  constructor(resolve: (token: string) => Promise<Caller>, now: () => number = Date.now, mostEntries = 20_000) {
    this.#resolve = resolve;
    this.#now = now;
    this.#mostEntries = mostEntries;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The caller, if known and good now. */
  lookUp(token: string): Caller | undefined {
    const entry = this.#entries.get(token);
    if (entry === undefined) return undefined;
    if (entry.goodUntil > this.#now() && !this.#isEnded(entry.caller)) return entry.caller;
    this.#entries.delete(token);
    return undefined;
  }

  /** The caller; a token that many requests bring at once is verified once. @throws what resolving throws */
  async resolve(token: string): Promise<Caller> {
    const known = this.lookUp(token) ?? this.#pending.get(token);
    if (known) return known;
    const pending = this.#remember(token).finally(() => this.#pending.delete(token));
    this.#pending.set(token, pending);
    return pending;
  }

  /** From now on the tokens of these sessions are asked about again. */
  forgetSessions(sessionIds: readonly string[]): void {
    const now = this.#now();
    for (const [id, until] of this.#ended) {
      if (until > now) break;
      this.#ended.delete(id);
    }
    for (const id of sessionIds) this.#ended.set(id, now + endedMs);
  }

  async #remember(token: string): Promise<Caller> {
    const caller = freezeCaller(await this.#resolve(token));
    const now = this.#now();
    const goodUntil = Math.min(now + longestMs, tokenExpiry(token) ?? Infinity);
    if (goodUntil > now && !this.#isEnded(caller)) this.#keep(token, { caller, goodUntil });
    return caller;
  }

  #keep(token: string, entry: Entry): void {
    this.#entries.delete(token);
    if (this.#entries.size >= this.#mostEntries) this.#entries.delete(this.#entries.keys().next().value!);
    this.#entries.set(token, entry);
  }

  #isEnded(caller: Caller): boolean {
    return this.#ended.size > 0 && caller.sessionId !== null && this.#ended.has(caller.sessionId);
  }
}
