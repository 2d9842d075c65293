import { commonErrors, type Work } from '@fudao/plugin-sdk';
import { continueAs } from '../runtime/guard/boundary.ts';
import type { ReleaseGuard } from '../runtime/guard/release-guard.ts';
import { AskQueue } from './ask-queue.ts';
import { CallFactsTold } from './call-facts.ts';
import { ChildGone, type ChildEnd } from './child-end.ts';
import type { ConfinedCall } from './confined-call.ts';
import { confinedErrors } from './errors.ts';
import { FlowMeter } from '../runtime/flow-meter.ts';
import { HarmfulNames, parseHarmless } from './harmless.ts';
import { talkLimits } from './limits.ts';
import { performAsk, performTold } from './perform-ask.ts';
import { readThrown } from './read-thrown.ts';
import { describeThrown } from './wire/describe-thrown.ts';
import { longestFrame } from './wire/frame-reader.ts';
import type { AskParams, RpcAnswer, RpcRequest } from './wire/messages.ts';

/** The other end of the pipe. */
export interface Line {
  say(frame: string): void;
  pause(milliseconds: number): void;
  end(end: ChildEnd): void;
}

export interface SessionParts {
  readonly line: Line;
  readonly guard: ReleaseGuard;
  /** Where the plugin's files are on this machine. */
  readonly folder: string;
  /** What people call the plugin. */
  readonly name: () => string;
  log(level: unknown, fields: unknown, message: unknown): void;
}

interface Open {
  readonly call: ConfinedCall | undefined;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** A part of a transaction that the child is running. */
interface Unit {
  readonly call: number;
  readonly ask: number;
  readonly work: Work;
  effects: number;
  failure?: { readonly error: unknown };
}

type Said = Partial<RpcRequest> & RpcAnswer;

/** How long the database may be kept by what the child asks for outside of any guarded call. */
const unguardedMs = 60_000;

const isLong = (frame: string) => frame.length * 3 > longestFrame && Buffer.byteLength(frame) > longestFrame;
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);

/**
 * What the core and one child say to each other. Nothing that the child says is taken on its word: whom a call is for
 * is known here by its number alone, and every ask goes through the context that the host made for that call.
 */
export class GuestSession {
  /** What this child knows of its callers. */
  readonly told = new CallFactsTold();
  readonly #parts: SessionParts;
  readonly #open = new Map<number, Open>();
  readonly #calls = new Map<number, ConfinedCall>();
  readonly #units = new Map<number, Unit>();
  readonly #asks = new AskQueue();
  readonly #frames: FlowMeter;
  readonly #bytes: FlowMeter;
  #numbered = 0;
  #unitsMade = 0;
  #heard = 0;
  #gone: ChildEnd | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    const now = performance.now();
    this.#frames = new FlowMeter(talkLimits.unaskedPerSecond, now);
    this.#bytes = new FlowMeter(talkLimits.unaskedBytesPerSecond, now);
  }

  get framesHeard(): number {
    return this.#heard;
  }

  /** Calls under way. */
  get callsOpen(): number {
    return this.#calls.size;
  }

  /**
   * Asks something of the child. `call` may be asked back for as long as it is open; with `isKept` until the end.
   * @param params as JSON
   */
  request(method: string, params: string, call?: ConfinedCall, isKept = false): Promise<unknown> {
    if (this.#gone) return Promise.reject(new ChildGone(this.#gone));
    const id = ++this.#numbered;
    const frame = `{"id":${id},"method":"${method}","params":${params}}`;
    if (isLong(frame)) {
      this.told.forget();
      return Promise.reject(confinedErrors.REQUEST_TOO_LARGE({ plugin: this.#parts.name() }));
    }
    if (this.#open.size > talkLimits.unanswered) this.#breach('it left too many calls unanswered');
    if (call) this.#calls.set(id, call);
    return new Promise((resolve, reject) => {
      this.#open.set(id, {
        call,
        resolve: (result) => {
          if (call && !isKept) this.#calls.delete(id);
          resolve(result);
        },
        reject: (error) => {
          if (call) this.#calls.delete(id);
          reject(error as Error);
        },
      });
      this.#parts.line.say(frame);
    });
  }

  receive(text: string): void {
    this.#heard += 1;
    let said: Said;
    let isHarmful: boolean;
    try {
      const parsed = parseHarmless(text);
      said = parsed.message as Said;
      isHarmful = parsed.isHarmful;
    } catch {
      return this.#breach('it said something that is no message');
    }
    if (typeof said !== 'object' || said === null || Array.isArray(said)) return this.#breach('it said something that is no message');
    if (said.method === undefined) return this.#answered(said, isHarmful);
    this.#slowDown(text.length);
    if (typeof said.method !== 'string') return this.#breach('it said something that is no message');
    if (said.id === undefined) return this.#told(said.method, said.params, isHarmful);
    if (!isNumber(said.id)) return this.#breach('it said something that is no message');
    this.#asked(said.id, said.method, said.params, isHarmful);
  }

  /** The child is gone; whoever waits for it learns so. */
  over(end: ChildEnd): void {
    this.#gone = end;
    for (const { reject } of [...this.#open.values()]) reject(new ChildGone(end));
    this.#open.clear();
    this.#calls.clear();
    this.#units.clear();
  }

  #answered({ id, result, error }: Said, isHarmful: boolean): void {
    const open = this.#open.get(id);
    if (!open) return this.#breach('it answered what it was not asked');
    this.#open.delete(id);
    if (isHarmful) return open.reject(new HarmfulNames('Its answer holds names that reach a prototype.'));
    if (error === undefined) return open.resolve(result);
    open.reject(readThrown(error, open.call?.refs ?? new Map(), this.#parts.folder));
  }

  #asked(id: number, method: string, params: unknown, isHarmful: boolean): void {
    const place = this.#placeOf(params);
    const refuse = (error: unknown) => this.#refuse(id, place?.call, error);
    if (isHarmful) return refuse(confinedErrors.NOT_UNDERSTOOD({ reason: 'a name in it reaches a prototype' }));
    if (!place) return refuse(confinedErrors.CALL_OVER());
    const { call, unit, args, number } = place;
    const run = () => this.#perform(call, method === 'transaction' ? () => call.inTransaction(this.#transaction(call, number, id)) : () => performAsk(call, unit?.work, method, args));
    const done = async () => {
      try {
        this.#reply(id, await run());
      } catch (error) {
        refuse(error);
      }
    };
    // What a transaction waits for must not wait behind others.
    if (unit || method === 'transaction') void done();
    else if (!this.#asks.add(done)) this.#breach('it asked for too much at once');
  }

  async #perform(call: ConfinedCall, work: () => Promise<unknown> | undefined): Promise<unknown> {
    const known = () => {
      const result = work();
      if (result === undefined) throw confinedErrors.NOT_UNDERSTOOD({ reason: 'there is no such method' });
      return result;
    };
    const { guarded } = call;
    if (guarded && guarded.state !== 'settled') return continueAs(guarded, known);
    return this.#parts.guard.start(call.occasion, unguardedMs, known);
  }

  /** Keeps the host's transaction open while the child runs its part; the host's own limits of time hold. */
  async #transaction(call: ConfinedCall, number: number, ask: number): Promise<null> {
    let result: unknown;
    try {
      await call.context.transaction(async (work) => {
        const unit: Unit = { call: number, ask, work, effects: 0 };
        const id = ++this.#unitsMade;
        this.#units.set(id, unit);
        result = await this.#requestUnit(call, ask, id);
        this.#units.delete(id);
        if (unit.failure) throw unit.failure.error;
        return result;
      });
    } finally {
      for (const [id, unit] of this.#units) if (unit.ask === ask) this.#units.delete(id);
    }
    call.hasEffect = true;
    call.committed = { result };
    return null;
  }

  #requestUnit(call: ConfinedCall, ask: number, unit: number): Promise<unknown> {
    if (this.#gone) return Promise.reject(new ChildGone(this.#gone));
    const id = ++this.#numbered;
    return new Promise((resolve, reject) => {
      this.#open.set(id, { call, resolve, reject });
      this.#parts.line.say(`{"id":${id},"method":"unit","params":{"ask":${ask},"unit":${unit}}}`);
    });
  }

  #told(method: string, params: unknown, isHarmful: boolean): void {
    const { args } = (params ?? {}) as Partial<AskParams>;
    if (method === 'log' && Array.isArray(args)) return this.#parts.log(args[0], args[1], args[2]);
    const place = this.#placeOf(params);
    if (!place) return;
    const { call, unit } = place;
    try {
      if (isHarmful) throw confinedErrors.NOT_UNDERSTOOD({ reason: 'a name in it reaches a prototype' });
      if (unit && ++unit.effects > talkLimits.effects) throw commonErrors.TOO_MANY({ seconds: 1 });
      continueAs(call.guarded, () => performTold(call, unit?.work, method, place.args));
    } catch (error) {
      // The child did not wait for it, so the transaction that it belongs to is what fails.
      if (unit) unit.failure ??= { error };
      else this.#parts.log('warn', { method }, `what it told was refused: ${(error as Error).message}`);
    }
  }

  /** Which call and transaction the child speaks for; undefined where that is over, or never was. */
  #placeOf(params: unknown): { call: ConfinedCall; number: number; unit: Unit | undefined; args: readonly unknown[] } | undefined {
    const { call: number, unit: unitNumber, args } = (params ?? {}) as Partial<AskParams>;
    if (!isNumber(number) || !Array.isArray(args)) return undefined;
    const call = this.#calls.get(number);
    if (!call) return undefined;
    if (unitNumber === undefined) return { call, number, unit: undefined, args };
    const unit = this.#units.get(unitNumber);
    return unit?.call === number ? { call, number, unit, args } : undefined;
  }

  #reply(id: number, result: unknown): void {
    const json = JSON.stringify(result);
    const frame = json === undefined ? `{"id":${id}}` : `{"id":${id},"result":${json}}`;
    if (isLong(frame)) throw commonErrors.TOO_LARGE();
    this.#parts.line.say(frame);
  }

  #refuse(id: number, call: ConfinedCall | undefined, error: unknown): void {
    call?.remember(id, error);
    // Where in the platform it was thrown is no plugin's business.
    this.#parts.line.say(JSON.stringify({ id, error: { ...describeThrown(error), stack: undefined } }));
  }

  /** Whoever says much unasked is read more slowly; it waits, and the core does not. */
  #slowDown(bytes: number): void {
    const now = performance.now();
    const wait = Math.max(this.#frames.take(1, now), this.#bytes.take(bytes, now));
    if (wait > 0) this.#parts.line.pause(Math.min(wait, 1_000));
  }

  #breach(reason: string): void {
    this.#parts.line.end({ kind: 'ended', reason });
  }
}
