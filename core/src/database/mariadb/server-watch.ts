import type { FudaoError, Log } from '@fudao/plugin-sdk';
import { unavailable } from '../errors.ts';

/** Something that waits for the server. */
export interface Waiting {
  /** How long the server may be silent at most, in milliseconds. */
  readonly patienceMs: number;
  giveUp(reason: FudaoError): void;
}

interface Entry extends Waiting {
  readonly since: number;
  /** After so long, in milliseconds, the server is asked whether it is there. */
  suspiciousMs: number;
}

export interface WatchTimes {
  /** How often everything that waits is looked at, and a server that is away is asked at most. */
  readonly everyMs: number;
  /** A statement that takes longer may just be slow, or the server is away. */
  readonly suspiciousMs: number;
}

const usualTimes: WatchTimes = { everyMs: 500, suspiciousMs: 1_000 };
/**
 * Between two questions to a server that is away, in lengths of the last one. One that stands still finds all of
 * them in its queue when it wakes, broken off, and shuts out whoever breaks off a hundred (`max_connect_errors`).
 */
const pauseShare = 2;

/**
 * Tells a server that is away from one that is slow. What waits long makes it ask on a connection of its own; if
 * there is no answer either, everybody who waits is told at once, and whoever comes meanwhile does not wait at all.
 * It goes on asking, so the first to come after the server is back is served. One look at everything now and then
 * also takes the place of a timer for each statement.
 */
export class ServerWatch {
  readonly #probe: () => Promise<void>;
  readonly #times: WatchTimes;
  readonly #log: Log | undefined;
  readonly #waiting = new Set<Entry>();
  readonly #timer: NodeJS.Timeout;
  #probing: Promise<void> | undefined;
  #away: FudaoError | undefined;
  #askAgainAt = 0;

  /** @param probe rejects where the server does not answer; takes a second at most */
  constructor(probe: () => Promise<void>, log?: Log, times = usualTimes) {
    this.#probe = probe;
    this.#log = log;
    this.#times = times;
    this.#timer = setInterval(() => this.#look(), times.everyMs);
    this.#timer.unref();
  }

  /** @throws `FUDAO_UNAVAILABLE` while the server is known to be away */
  requireAnswering(): void {
    if (this.#away) throw this.#away;
  }

  /** Gives the function that ends the waiting. */
  wait(waiting: Waiting): () => void {
    const entry = { ...waiting, since: performance.now(), suspiciousMs: this.#times.suspiciousMs };
    this.#waiting.add(entry);
    return () => void this.#waiting.delete(entry);
  }

  /** Asks the server now: a connection broke, or none could be made. */
  suspect(): void {
    this.#probing ??= this.#ask().finally(() => (this.#probing = undefined));
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    let isSuspicious = this.#away !== undefined && now >= this.#askAgainAt;
    for (const entry of this.#waiting) {
      const silentMs = now - entry.since;
      if (silentMs >= entry.patienceMs) {
        this.#giveUp(entry, unavailable(new Error(`The database did not answer within ${entry.patienceMs} ms`)));
      } else if (silentMs >= entry.suspiciousMs) {
        isSuspicious = true;
        // A statement that is slow on a server that answers is not asked about twice a second.
        entry.suspiciousMs = silentMs * 2;
      }
    }
    if (isSuspicious) this.suspect();
  }

  async #ask(): Promise<void> {
    const begun = performance.now();
    try {
      await this.#probe();
      if (this.#away) this.#log?.warn({}, 'the database answers again');
      this.#away = undefined;
    } catch (cause) {
      if (!this.#away)
        this.#log?.error({ err: cause }, 'the database does not answer; refusing what needs it until it does');
      this.#away = unavailable(cause);
      const now = performance.now();
      this.#askAgainAt = now + (now - begun) * pauseShare;
      for (const entry of this.#waiting) this.#giveUp(entry, this.#away);
    }
  }

  #giveUp(entry: Entry, reason: FudaoError): void {
    this.#waiting.delete(entry);
    entry.giveUp(reason);
  }
}
