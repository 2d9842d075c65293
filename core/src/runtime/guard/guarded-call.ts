import type { Owner } from '../host/call-meta.ts';
import { startAs } from './boundary.ts';

/** The release whose code runs. It is told how a handler ended, whether its call was still waited for or not. */
export interface CallKeeper {
  readonly owner: Owner;
  answered(call: GuardedCall): void;
  threw(call: GuardedCall, error: unknown): void;
  /** A rejection or an exception that nothing caught, in what the call started. */
  strayed(kind: string, error: unknown, action: string): void;
}

/**
 * `running` has a caller that waits, and a place; `given up` has its place only; `late` has neither, and
 * its handler has still not come to an end.
 */
export type CallState = 'running' | 'given up' | 'late' | 'settled';

/** A handler with its context. */
export type Run<T> = () => Promise<T> | T;
type Listener = (reason: unknown) => void;

/**
 * One run of a plugin's code on behalf of a caller. Its promise can be settled without the handler, which
 * may never come to an end.
 */
export class GuardedCall<T = unknown> {
  readonly keeper: CallKeeper;
  /** Action, event, timer or other occasion, for the operator. */
  readonly action: string;
  readonly startedAt: number;
  readonly deadline: number;
  /** Of the breaker. */
  readonly ticket: number;
  /** Whether a good end of it is a call in the figures. */
  readonly isCounted: boolean;
  readonly promise: Promise<T>;
  state: CallState = 'running';
  previous: GuardedCall | undefined;
  next: GuardedCall | undefined;
  /** Sweeps at which it waited for the same thing of the platform as at the one before. */
  #idleSweeps = 0;
  #waits = 0;
  #waitNumber = 0;
  #seenWait = 0;
  #resolve!: (value: T | PromiseLike<T>) => void;
  #reject!: Listener;
  #listeners: Set<Listener> | undefined;

  constructor(keeper: CallKeeper, action: string, startedAt: number, limitMs: number, ticket: number, isCounted = true) {
    this.keeper = keeper;
    this.action = action;
    this.startedAt = startedAt;
    this.deadline = startedAt + limitMs;
    this.ticket = ticket;
    this.isCounted = isCounted;
    this.promise = new Promise<T>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  start(run: Run<T>): void {
    startAs(this as GuardedCall, () => this.#run(run));
  }

  /** The platform works for it from here on ... */
  enterPlatform(): void {
    if (this.#waits++ === 0) this.#waitNumber += 1;
  }

  /** ... to here, or until a part of a transaction is the plugin's own. */
  leavePlatform(): void {
    this.#waits -= 1;
  }

  /** At each sweep; a clock of its own would cost every call of the platform. */
  noteWaiting(): void {
    const isSameWait = this.#waits > 0 && this.#seenWait === this.#waitNumber;
    if (isSameWait) this.#idleSweeps += 1;
    this.#seenWait = this.#waits > 0 ? this.#waitNumber : 0;
  }

  /** How long, about, it only waited for long answers of the platform: a database that is away, a row that another holds. */
  waitedMs(sweepEveryMs: number): number {
    return this.#idleSweeps * sweepEveryMs;
  }

  /** Tells the caller, and whoever works for the call, that nobody waits for it any longer. */
  giveUp(reason: unknown): void {
    if (this.state !== 'running') return;
    this.state = 'given up';
    this.#reject(reason);
    for (const listener of this.#listeners ?? []) listener(reason);
  }

  /** Gives the function that stops listening. */
  onGivenUp(listener: Listener): () => void {
    const listeners = (this.#listeners ??= new Set());
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  async #run(run: Run<T>): Promise<void> {
    try {
      const value = await run();
      this.keeper.answered(this as GuardedCall);
      this.#resolve(value);
    } catch (error) {
      this.keeper.threw(this as GuardedCall, error);
      this.#reject(error);
    }
  }
}
