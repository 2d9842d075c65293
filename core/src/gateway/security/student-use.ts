import { commonErrors, FudaoError, type Caller, type ErrorSpec, type Log } from '@fudao/plugin-sdk';

/** When a student asked for something of a plugin, or the app told that it is open. Milliseconds since 1970. */
export interface UseSpan {
  readonly personId: string;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** A rule's refusal, which the app that asked is to show. */
interface Refusal {
  readonly code: string;
  readonly details: Record<string, unknown>;
}

/** How a student stands to the limits of use, as the room of rules says. */
export interface UseAnswer {
  readonly personId: string;
  readonly state: string;
  readonly until: number | null;
  readonly refusal: Refusal | null;
  /** Where the district lets students look at things in tutoring hours alone, outside of them: until when. */
  readonly closed: (Refusal & { readonly until: number | null }) | null;
}

/** What is asked for: an activity by the programme's rules, or having the app open. */
export type Asked = 'ask' | 'answer' | 'browse' | 'use';

export interface StudentUseParts {
  readonly log: Log;
  now(): number;
  report(items: readonly UseSpan[]): Promise<readonly UseAnswer[]>;
  errorTables(): Readonly<Record<string, ErrorSpec>>;
}

const lookEveryMs = 1_000;
/** Who is known is reported so often; who is new, at the next look. */
const reportEveryMs = 20_000;
/** Who asked for nothing for so long is forgotten. */
const forgetAfterMs = 10 * 60_000;
const atOnce = 500;

/** What is refused until a moment. */
interface Barred {
  readonly until: number;
  readonly refusal: FudaoError;
}

interface Known {
  firstAt: number;
  lastAt: number;
  reportedAt: number;
  /** Whether there is use that was not reported yet. */
  isDue: boolean;
  /** From everything. */
  stopped: Barred | undefined;
  /** From looking at things. */
  closed: Barred | undefined;
}

/** @returns what still bars at a moment */
function stillBarred(barred: Barred | undefined, now: number): Barred | undefined {
  return barred && now < barred.until ? barred : undefined;
}

/**
 * Counts when students of this node use it, and refuses what plugins offer to those who have met a limit. What counts
 * is decided elsewhere; here is only noted who asked when. Asked on every request, so it waits for nothing.
 */
export class StudentUse {
  readonly #parts: StudentUseParts;
  readonly #known = new Map<string, Known>();
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | undefined;

  constructor(parts: StudentUseParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.flush(), lookEveryMs);
    this.#timer.unref();
  }

  /** @throws the rule's refusal, for a student who is to rest, or looks at what is closed at this hour */
  touch({ id, roles }: Caller, asked: Asked): void {
    if (!roles.includes('student')) return;
    const now = this.#parts.now();
    const known = this.#known.get(id);
    if (!known) {
      this.#known.set(id, { firstAt: now, lastAt: now, reportedAt: 0, isDue: true, stopped: undefined, closed: undefined });
      return;
    }
    known.stopped = stillBarred(known.stopped, now);
    if (known.stopped) {
      // The app asks how long the rest is, and lies still: that is no use.
      if (asked === 'use') return;
      throw known.stopped.refusal;
    }
    known.closed = stillBarred(known.closed, now);
    if (!known.isDue) known.firstAt = now;
    known.lastAt = now;
    known.isDue = true;
    if (known.closed && asked === 'browse') throw known.closed.refusal;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    await this.#reportDue(() => true);
  }

  /** Reports whose turn it is; what cannot be reported now is reported later, with what is added by then. */
  flush(): Promise<void> {
    const now = this.#parts.now();
    this.#running ??= this.#reportDue(({ reportedAt }) => now - reportedAt >= reportEveryMs).finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #reportDue(isTurn: (known: Known) => boolean): Promise<void> {
    const now = this.#parts.now();
    const due: UseSpan[] = [];
    for (const [personId, known] of this.#known) {
      if (known.isDue && isTurn(known)) due.push({ personId, firstAt: known.firstAt, lastAt: known.lastAt });
      else if (!known.isDue && now - known.lastAt > forgetAfterMs && !known.stopped) this.#known.delete(personId);
    }
    for (let from = 0; from < due.length; from += atOnce) await this.#report(due.slice(from, from + atOnce));
  }

  async #report(items: readonly UseSpan[]): Promise<void> {
    const at = this.#parts.now();
    try {
      const answers = await this.#parts.report(items);
      for (const { personId, lastAt } of items) {
        const known = this.#known.get(personId);
        if (!known) continue;
        known.reportedAt = at;
        known.isDue = known.lastAt > lastAt;
        known.firstAt = lastAt;
      }
      for (const answer of answers) this.#keep(answer);
    } catch (error) {
      this.#parts.log.warn({ err: error, students: items.length }, 'use could not be reported; it is tried again');
    }
  }

  #keep({ personId, state, until, refusal, closed }: UseAnswer): void {
    const known = this.#known.get(personId);
    if (!known) return;
    const isStopped = state === 'stopped' && refusal !== null;
    known.stopped = isStopped ? { until: until ?? Infinity, refusal: this.#toError(refusal) } : undefined;
    known.closed = closed ? { until: closed.until ?? Infinity, refusal: this.#toError(closed) } : undefined;
  }

  #toError({ code, details }: Refusal): FudaoError {
    const spec = this.#parts.errorTables()[code];
    return spec ? new FudaoError(code, spec, details) : commonErrors.NOT_ALLOWED();
  }
}
