import { commonErrors, FudaoError, type Caller, type ErrorSpec, type Log } from '@fudao/plugin-sdk';

/** Somebody who is suspended, as the room for safety says. Times in milliseconds since 1970. */
export interface SuspendedPerson {
  readonly personId: string;
  /** Null: from the whole platform. */
  readonly pluginId: string | null;
  /** Null: without an end. */
  readonly until: number | null;
  readonly code: string;
  readonly details: Record<string, unknown>;
}

export interface SuspensionsParts {
  readonly log: Log;
  now(): number;
  /** Everybody who is suspended, and the revision of that; `items` is null where nothing changed since `revision`. */
  read(revision: number | null): Promise<{ revision: number; items: readonly SuspendedPerson[] | null }>;
  errorTables(): Readonly<Record<string, ErrorSpec>>;
  /** Told once for each who may not use the platform any more. */
  ended(personId: string, details: Record<string, unknown>): void;
}

/** A node that missed the broadcast knows after this. */
const lookEveryMs = 1_000;

/**
 * Who is suspended, in memory: asked on every request, so it waits for nothing. The database is the truth; a broadcast
 * only makes a node look at once. What cannot be read now stays as it was known last.
 */
export class Suspensions {
  readonly #parts: SuspensionsParts;
  #byPerson: ReadonlyMap<string, readonly SuspendedPerson[]> = new Map();
  #revision: number | null = null;
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  #isStale = false;

  constructor(parts: SuspensionsParts) {
    this.#parts = parts;
  }

  /** Reads who is suspended before the first request is answered. @throws where that cannot be read */
  async start(): Promise<void> {
    await this.#read();
    this.#timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#reading;
  }

  /** @throws the refusal of who may not use the platform, unless it is open to suspended people, or not this plugin */
  demand({ id }: Caller, { owner, isOpen }: { owner: string; isOpen: boolean }): void {
    if (this.#byPerson.size === 0) return;
    const found = this.#byPerson.get(id);
    if (found === undefined) return;
    const now = this.#parts.now();
    const stops = found.find((one) => (one.until === null || one.until > now) && (one.pluginId === null ? !isOpen : one.pluginId === owner));
    if (stops) throw this.#refusal(stops);
  }

  /** Whether what a plugin pushes is kept from somebody. */
  isKeptFrom(personId: string, pluginId: string): boolean {
    const now = this.#parts.now();
    return (this.#byPerson.get(personId) ?? []).some((one) => one.pluginId === pluginId && (one.until === null || one.until > now));
  }

  /** Looks whether anything changed; what changes while it looks is looked at right after. */
  async look(): Promise<void> {
    this.#isStale = true;
    this.#reading ??= this.#catchUp().finally(() => (this.#reading = undefined));
    await this.#reading;
  }

  async #catchUp(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      try {
        await this.#read();
      } catch (error) {
        this.#parts.log.warn({ err: error }, 'suspensions could not be read; they are read again in a second');
      }
    }
  }

  async #read(): Promise<void> {
    const { revision, items } = await this.#parts.read(this.#revision);
    this.#revision = revision;
    if (items === null) return;
    const before = this.#byPerson;
    const byPerson = new Map<string, SuspendedPerson[]>();
    for (const one of items) byPerson.set(one.personId, [...(byPerson.get(one.personId) ?? []), one]);
    this.#byPerson = byPerson;
    for (const one of items) if (one.pluginId === null && !isOut(before, one.personId)) this.#parts.ended(one.personId, one.details);
  }

  #refusal({ code, details }: SuspendedPerson): FudaoError {
    const spec = this.#parts.errorTables()[code];
    return spec ? new FudaoError(code, spec, details) : commonErrors.NOT_ALLOWED();
  }
}

const isOut = (known: ReadonlyMap<string, readonly SuspendedPerson[]>, personId: string): boolean => (known.get(personId) ?? []).some(({ pluginId }) => pluginId === null);
