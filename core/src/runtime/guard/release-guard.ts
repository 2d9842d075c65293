import { commonErrors, type FudaoError, type Log } from '@fudao/plugin-sdk';
import type { Owner } from '../host/call-meta.ts';
import { Breaker, refusedTicket } from './breaker.ts';
import { Bulkhead } from './bulkhead.ts';
import { describeThrown, type Fault } from './fault.ts';
import { asLogged } from './logged-refusal.ts';
import { GuardedCall, type CallKeeper, type Run } from './guarded-call.ts';
import { outcomeOf } from './outcome-of.ts';
import { ReleaseFigures } from './release-figures.ts';
import type { ReleaseReport } from './guard-report.ts';

/** A handler whose call was given up keeps its place so much longer: it may just be about to end. */
export const graceMs = 5_000;
export const sweepEveryMs = 250;
const keptFaults = 20;
/** Of work whose end says nothing to the breaker: retries of an event must not close a plugin to everybody. */
const noTicket = -1;

export interface GuardParts {
  readonly log: Log;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Places of each release on this node. */
  readonly callsAtOnce: number;
  nameOf(pluginId: string): string;
  tell(guard: ReleaseGuard, fault: Fault): void;
}

/** Stands between the platform and the code of one release on this node, and counts what it does. */
export class ReleaseGuard implements CallKeeper {
  readonly owner: Owner;
  /** Where the release's files are; undefined where nobody said. */
  folder: string | undefined;
  readonly #parts: GuardParts;
  readonly #figures = new ReleaseFigures();
  readonly #breaker = new Breaker();
  readonly #bulkhead: Bulkhead;
  readonly #faults: Fault[] = [];
  #late = 0;
  #turnedAway = 0;
  #endedLoops = 0;
  #announcedRest = 0;

  constructor(owner: Owner, parts: GuardParts) {
    this.owner = owner;
    this.#parts = parts;
    this.#bulkhead = new Bulkhead(parts.callsAtOnce);
  }

  /**
   * Runs a handler for a caller. The promise is settled at the latest a moment after the time-out.
   * @throws FUDAO_BUSY or FUDAO_PLUGIN_RESTING at once, where the release may not be called now
   */
  call<T>(action: string, timeoutMs: number, run: Run<T>): Promise<T> {
    const now = this.#parts.now();
    if (this.#bulkhead.isFull) throw this.#turnAway(commonErrors.BUSY, 2_000);
    const ticket = this.#breaker.admit(now);
    if (ticket === refusedTicket) throw this.#turnAway(commonErrors.PLUGIN_RESTING, this.#breaker.restsFor(now));
    return this.#run(action, timeoutMs, run, now, ticket);
  }

  /**
   * Runs what nobody waits for in front of a screen: an event, a timer. Its faults are counted, but
   * the breaker goes by calls alone.
   * @throws FUDAO_PLUGIN_RESTING while the release rests
   */
  work<T>(occasion: string, limitMs: number, run: Run<T>): Promise<T> {
    const now = this.#parts.now();
    const restMs = this.#breaker.restsFor(now);
    if (restMs > 0) throw this.#turnAway(commonErrors.PLUGIN_RESTING, restMs);
    return this.#run(occasion, limitMs, run, now, noTicket);
  }

  /** Runs what begins a release: loading its code, `setup`. Only its faults are counted, or p95 would tell of them. */
  start<T>(occasion: string, limitMs: number, run: Run<T>): Promise<T> {
    return this.#run(occasion, limitMs, run, this.#parts.now(), noTicket, false);
  }

  /** A call that was refused before it came to the handler. */
  refused(): void {
    this.#figures.count('refused', this.#parts.now());
  }

  answered(call: GuardedCall): void {
    if (!this.#end(call) || !call.isCounted) return;
    const now = this.#parts.now();
    this.#figures.count('answered', now, now - call.startedAt);
    this.#breaker.ended(call.ticket, 'answered', now);
  }

  threw(call: GuardedCall, error: unknown): void {
    if (!this.#end(call)) return this.#logLateFailure(call, error);
    const now = this.#parts.now();
    const outcome = outcomeOf(error);
    this.#figures.count(outcome, now, now - call.startedAt);
    this.#breaker.ended(call.ticket, outcome, now);
    if (outcome === 'fault') this.#keepFault(call.action, describeThrown(error, this.folder));
  }

  /** A fault that came out of nowhere: a rejection or an exception that no call was waiting for. */
  strayed(kind: string, error: unknown, action: string): void {
    const { log, now } = this.#parts;
    this.#figures.count('fault', now());
    this.#keepFault(action, describeThrown(error, this.folder));
    log.error({ err: error, ...this.#names, action, kind }, 'a stray fault of a plugin; the node goes on');
  }

  /** Its endless loop was ended from outside; what ran in it will never settle. */
  loopEnded(call: GuardedCall | undefined, stack: readonly string[]): void {
    const { log, now } = this.#parts;
    const action = call?.action ?? 'unknown';
    const fault = { code: 'FUDAO_ENDLESS_LOOP', message: `It held up the whole node and was ended${placeOf(stack, this.folder)}.` };
    this.#endedLoops += 1;
    this.#figures.count('fault', now());
    this.#breaker.trip(now());
    this.#keepFault(action, fault);
    log.error({ ...this.#names, action, stack }, 'an endless loop of a plugin was ended; restart this node when it is quiet');
    if (!call) return;
    call.giveUp(asLogged(commonErrors.INTERNAL()));
    this.#end(call);
  }

  /** Its confined process ended by its own doing, or had to be ended; whoever waited for it was told. */
  processEnded(reason: string): void {
    const { now } = this.#parts;
    this.#figures.count('fault', now());
    this.#breaker.trip(now());
    this.#keepFault('process', { code: 'CONFINED_PROCESS_ENDED', message: reason });
  }

  /** Gives up what is past its time. To be called every `sweepEveryMs`. */
  sweep(now: number): void {
    for (const call of this.#bulkhead.calls()) {
      call.noteWaiting();
      if (call.state === 'running' && now >= call.deadline) this.#timeOut(call, now);
      else if (call.state === 'given up' && now >= call.deadline + graceMs) this.#letGo(call);
    }
  }

  /** Handlers that hold a place now. */
  get inFlight(): number {
    return this.#bulkhead.taken;
  }

  report(): ReleaseReport {
    const now = this.#parts.now();
    return {
      plugin: this.owner.id,
      release: this.owner.version ?? '',
      inFlight: this.#bulkhead.taken,
      late: this.#late,
      breaker: this.#breaker.state(now),
      restsForMs: this.#breaker.restsFor(now),
      turnedAway: this.#turnedAway,
      endedLoops: this.#endedLoops,
      faultsInRow: this.#figures.faultsInRow,
      totals: this.#figures.totals,
      minute: this.#figures.window(60, now),
      tenMinutes: this.#figures.window(600, now),
      faults: [...this.#faults],
    };
  }

  get #names(): { plugin: string; release: string | undefined } {
    return { plugin: this.owner.id, release: this.owner.version };
  }

  #run<T>(action: string, limitMs: number, run: Run<T>, now: number, ticket: number, isCounted = true): Promise<T> {
    const call = new GuardedCall<T>(this, action, now, limitMs, ticket, isCounted);
    this.#bulkhead.enter(call as GuardedCall);
    call.start(run);
    return call.promise;
  }

  #turnAway(refusal: (details: Record<string, unknown>) => FudaoError, waitMs: number): FudaoError {
    this.#turnedAway += 1;
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
    return asLogged(refusal({ plugin: this.#parts.nameOf(this.owner.id), seconds }));
  }

  /** Whether the call was still waited for. */
  #end(call: GuardedCall): boolean {
    const wasRunning = call.state === 'running';
    if (call.state === 'late') this.#late -= 1;
    else if (call.state !== 'settled') this.#bulkhead.leave(call);
    call.state = 'settled';
    return wasRunning;
  }

  #timeOut(call: GuardedCall, now: number): void {
    const limitMs = Math.round(call.deadline - call.startedAt);
    const waitedMs = call.waitedMs(sweepEveryMs);
    const outcome = waitedMs < limitMs / 2 ? 'fault' : 'unavailable';
    this.#figures.count(outcome, now, now - call.startedAt);
    this.#breaker.ended(call.ticket, outcome, now);
    if (outcome === 'fault') this.#keepFault(call.action, { code: 'FUDAO_TIMED_OUT', message: `It did not end within ${limitMs} ms.` });
    this.#parts.log.error({ ...this.#names, action: call.action, limitMs, waitedMs }, 'a call took too long and was given up');
    call.giveUp(asLogged(commonErrors.TIMED_OUT()));
  }

  #letGo(call: GuardedCall): void {
    this.#bulkhead.leave(call);
    call.state = 'late';
    this.#late += 1;
  }

  #keepFault(action: string, described: Pick<Fault, 'code' | 'message'>): void {
    const fault: Fault = { ...described, action, at: Date.now() };
    this.#faults.push(fault);
    if (this.#faults.length > keptFaults) this.#faults.shift();
    this.#announceRest();
    this.#parts.tell(this, fault);
  }

  #announceRest(): void {
    const now = this.#parts.now();
    const restMs = this.#breaker.restsFor(now);
    if (restMs === 0 || now < this.#announcedRest) return;
    this.#announcedRest = now + restMs;
    this.#parts.log.error({ ...this.#names, restMs: Math.round(restMs) }, 'a plugin fails too often and rests; calls are refused meanwhile');
  }

  #logLateFailure(call: GuardedCall, error: unknown): void {
    this.#parts.log.warn({ err: error, ...this.#names, action: call.action }, 'a handler failed after its call was given up');
  }
}

function placeOf(stack: readonly string[], folder: string | undefined): string {
  const frame = folder && stack.find((each) => each.includes(`${folder}/`));
  return frame ? ` (${frame.slice(frame.indexOf(`${folder}/`) + folder.length + 1)})` : '';
}
