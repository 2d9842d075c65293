import type { Dispose, Log } from '@fudao/plugin-sdk';
import { continueAs } from '../runtime/guard/boundary.ts';
import { fromOthers } from '../runtime/guard/outcome-of.ts';
import type { ReleaseGuard } from '../runtime/guard/release-guard.ts';
import type { CallFactsTold } from './call-facts.ts';
import { bubblewrapRefused } from './bubblewrap/cannot-confine.ts';
import type { ChildPlan } from './bubblewrap/command-line.ts';
import { ChildGone, type ChildEnd } from './child-end.ts';
import { ChildLog } from './child-log.ts';
import { ChildWatch } from './child-watch.ts';
import type { ConfinedCall } from './confined-call.ts';
import { ConfinedChild } from './confined-child.ts';
import { confinedErrors } from './errors.ts';
import { GuestSession } from './guest-session.ts';
import { childLimits } from './limits.ts';
import { readDescription, type Description } from './read-description.ts';
import { RestartRule } from './restart-rule.ts';

export interface ReleaseParts {
  readonly plan: ChildPlan;
  /** The plugin's module, as the child sees it. */
  readonly entry: string;
  readonly guard: ReleaseGuard;
  readonly log: Log;
  /** What people call the plugin. */
  readonly name: () => string;
}

/** Something that a child is to do. */
export interface Order {
  readonly method: string;
  /** As JSON, for a child that was told so much. */
  params(told: CallFactsTold): string;
  readonly call: ConfinedCall;
  /** Whether what it does is one transaction, whose result is the answer. */
  readonly isIdempotent: boolean;
}

/** How the process of a confined release is doing, for the operator. */
export interface ProcessReport {
  /** As this machine counts; null while there is none. */
  readonly pid: number | null;
  readonly memoryMb: number;
  readonly restarts: number;
  /** Milliseconds since 1970 of the last start; null while there is none. */
  readonly runningSince: number | null;
  /** Why it last came to an end. */
  readonly lastEnd: string | null;
}

interface Running {
  readonly child: ConfinedChild;
  readonly session: GuestSession;
  readonly watch: ChildWatch;
  readonly readyAt: number;
}

/** Callers wait so long for a child that is about to start again. */
const longestWaitMs = 2_000;
/** So often a call is begun anew whose child was killed. */
const mostTries = 5;

/** A release in its confined process: started, started again where it ends, asked to do what its callers want. */
export class ConfinedRelease {
  readonly #parts: ReleaseParts;
  readonly #rule = new RestartRule();
  readonly #log: ChildLog;
  #running: Running | undefined;
  #starting: Promise<void> = Promise.resolve();
  #startsAt = 0;
  #described: string | undefined;
  #setUp: (() => Promise<void>) | undefined;
  #isWithdrawn = false;
  #restarts = 0;
  #lastEnd: string | null = null;
  #runningSince: number | null = null;

  constructor(parts: ReleaseParts) {
    this.#parts = parts;
    this.#log = new ChildLog(parts.log, parts.guard.owner);
  }

  /** @throws CannotConfine, or why the plugin cannot be run so */
  start(): Promise<Description> {
    // Its process is the platform's: nothing of it is done in the name of the call that happens to start it.
    return continueAs(undefined, () => this.#begin());
  }

  /** Has it done, by another child where the first one was killed before anything came of it. */
  async run(order: Order): Promise<unknown> {
    for (let tries = 1; ; tries++) {
      const { session } = this.#running ?? (await this.#up());
      try {
        return await session.request(order.method, order.params(session.told), order.call);
      } catch (error) {
        if (!(error instanceof ChildGone)) throw error;
        await order.call.transactionsOver();
        const { committed, hasEffect } = order.call;
        if (committed && order.isIdempotent) return committed.result;
        if (error.end.kind !== 'killed' || hasEffect || tries === mostTries) throw this.#endedFor(error.end);
      }
    }
  }

  /** Does a step of its start in this child, and in every one that comes after it. */
  async setUp(step: (session: GuestSession) => Promise<unknown>): Promise<Dispose> {
    this.#setUp = async () => void (await step(this.#running!.session));
    await this.#setUp();
    return async () => {
      this.#setUp = undefined;
      const asked = this.#running?.session.request('dispose', '{}');
      await asked?.catch((error: unknown) => this.#parts.log.warn({ err: error, ...this.#names }, 'a confined plugin did not end in peace'));
    };
  }

  async withdraw(): Promise<void> {
    this.#isWithdrawn = true;
    await this.#running?.child.withdraw();
  }

  report(): ProcessReport {
    const { child, watch } = this.#running ?? {};
    return { pid: child?.pid ?? null, memoryMb: watch?.residentMb ?? 0, restarts: this.#restarts, runningSince: this.#runningSince, lastEnd: this.#lastEnd };
  }

  get #names(): object {
    const { id, version } = this.#parts.guard.owner;
    return { plugin: id, release: version };
  }

  async #begin(): Promise<Description> {
    const { plan, entry, guard, name } = this.#parts;
    let endWatch: Dispose = () => undefined;
    const child = new ConfinedChild(plan, {
      frame: (text) => session.receive(text),
      printed: (text) => this.#log.printed(text),
      ended: (end) => {
        void endWatch();
        session.over(end);
        if (this.#running?.child === child) this.#ended(end);
      },
    });
    const log = (level: unknown, fields: unknown, message: unknown) => this.#log.said(level, fields, message);
    const session: GuestSession = new GuestSession({ line: child, guard, folder: plan.pluginFolder, name, log });
    const late = setTimeout(() => child.end({ kind: 'ended', reason: 'it did not say what it is within 15 s' }), childLimits.startMs);
    try {
      const said = await session.request('describe', JSON.stringify({ entry }));
      const description = readDescription(said);
      this.#demandSame(said);
      const watch = new ChildWatch(watchedOf(child, session));
      this.#running = { child, session, watch, readyAt: performance.now() };
      endWatch = watch.start();
      this.#runningSince = Date.now();
      return description;
    } catch (error) {
      child.end({ kind: 'ended', reason: (error as Error).message });
      throw error instanceof ChildGone ? (bubblewrapRefused(child.errors) ?? error) : error;
    } finally {
      clearTimeout(late);
    }
  }

  /** The node has made services of what it said at first. */
  #demandSame(said: unknown): void {
    const text = JSON.stringify(said);
    this.#described ??= text;
    if (text !== this.#described) throw new Error('after a restart it says that it is something else');
  }

  #ended(end: ChildEnd): void {
    const livedMs = performance.now() - this.#running!.readyAt;
    this.#running = undefined;
    this.#runningSince = null;
    if (this.#isWithdrawn) return;
    this.#lastEnd = end.reason;
    this.#parts.log.error({ ...this.#names, reason: end.reason }, 'the process of a confined plugin has ended; it is started again');
    if (end.kind !== 'killed') this.#parts.guard.processEnded(end.reason);
    this.#restartAfter(this.#rule.delayAfter(livedMs));
  }

  #restartAfter(delayMs: number): void {
    this.#startsAt = performance.now() + delayMs;
    this.#starting = new Promise<void>((resolve) => void setTimeout(resolve, delayMs).unref()).then(() => this.#restart());
  }

  async #restart(): Promise<void> {
    if (this.#isWithdrawn) return;
    this.#restarts += 1;
    try {
      await this.#begin();
      await this.#setUp?.();
    } catch (error) {
      this.#lastEnd = (error as Error).message;
      this.#parts.log.error({ err: error, ...this.#names }, 'a confined plugin did not start again; it is tried later');
      // One that has begun and could not be set up ends by the usual way, which starts the next.
      if (this.#running) this.#running.child.end({ kind: 'ended', reason: `its setup failed: ${this.#lastEnd}` });
      else this.#restartAfter(this.#rule.delayAfter(0));
    }
    if (this.#isWithdrawn) await this.withdraw();
  }

  /** Until it runs. @throws CONFINED_STARTING where that takes too long */
  async #up(): Promise<Running> {
    const deadline = performance.now() + childLimits.startMs;
    while (!this.#isWithdrawn && performance.now() < deadline) {
      const waitMs = this.#startsAt - performance.now();
      if (waitMs > longestWaitMs) throw this.#refusal(waitMs);
      await this.#starting;
      if (this.#running) return this.#running;
    }
    throw this.#refusal(1_000);
  }

  #refusal(waitMs: number): Error {
    return fromOthers(confinedErrors.STARTING({ plugin: this.#parts.name(), seconds: Math.max(1, Math.ceil(waitMs / 1_000)) }));
  }

  /** A kill from outside is not the release's fault. */
  #endedFor(end: ChildEnd): Error {
    const error = confinedErrors.PROCESS_ENDED({ plugin: this.#parts.name() }, { cause: new ChildGone(end) });
    return end.kind === 'killed' || end.kind === 'withdrawn' ? fromOthers(error) : error;
  }
}

function watchedOf(child: ConfinedChild, session: GuestSession) {
  let isPinged = false;
  const pinged = () => void (isPinged = false);
  return {
    get pid() {
      return child.pid;
    },
    get isHeard() {
      return child.isHeard;
    },
    get framesHeard() {
      return session.framesHeard;
    },
    get isPinged() {
      return isPinged;
    },
    ping: () => {
      if (isPinged) return;
      isPinged = true;
      session.request('ping', '{}').then(pinged, pinged);
    },
    end: (reason: string) => child.end({ kind: 'ended', reason }),
  };
}
