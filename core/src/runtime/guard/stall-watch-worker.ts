import { Session } from 'node:inspector';
import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { beatMs, StallRule } from './stall-rule.ts';
import type { Look, StallNotice, WatchData } from './stall-watch.ts';

/** Runs in a thread of its own, because it must act while the main thread cannot. */
const { beats, longestStallMs, hook, isSilent } = workerData as WatchData;
const counter = new Int32Array(beats);
const answerMs = 1_000;

/** The main thread answers while it computes: V8 interrupts it, in a loop, in a regular expression, between two calls. */
class MainThread {
  #session: Session | undefined;

  look(beat: number): Promise<Look | undefined> {
    return this.#ask(`look(${beat})`);
  }

  /** Ends what the main thread runs now, down to its event loop. */
  async end(beat: number, release: string): Promise<boolean> {
    const isStillThere = (await this.#ask<boolean>(`end(${beat}, ${JSON.stringify(release)})`)) ?? false;
    if (isStillThere) await this.#post('Runtime.terminateExecution', {});
    return isStillThere;
  }

  forget(): void {
    this.#session?.disconnect();
    this.#session = undefined;
  }

  async #ask<T>(call: string): Promise<T | undefined> {
    const expression = `globalThis[Symbol.for(${JSON.stringify(hook)})]?.${call}`;
    const answer = await this.#post('Runtime.evaluate', { expression, returnByValue: true, silent: true });
    return (answer as { result?: { value?: T } } | undefined)?.result?.value;
  }

  /** Undefined where it does not answer: it is in native code, or in a database that is asked synchronously. */
  #post(method: string, params: object): Promise<unknown> {
    this.#session ??= connect();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, answerMs, undefined);
      this.#session!.post(method, params, (_error, result) => {
        clearTimeout(timer);
        resolve(result);
      });
    });
  }
}

function connect(): Session {
  const session = new Session();
  session.connectToMainThread();
  return session;
}

const rule = new StallRule(longestStallMs);
const main = new MainThread();
let lastLook: Look | undefined;
let isBusy = false;
let isTold = false;
let lookedAt = performance.now();

function tell(notice: StallNotice): void {
  parentPort!.postMessage(notice);
}

/** In the form of the node's own log, which the main thread cannot write now. */
function logStall(): void {
  if (isTold || isSilent) return;
  isTold = true;
  const { milliseconds } = rule.silence;
  const line = { level: 50, time: Date.now(), milliseconds, stack: lastLook?.stack ?? [], msg: 'this node stands still; no plugin is to blame' };
  writeSync(2, `${JSON.stringify(line)}\n`);
}

function begin(): void {
  main.forget();
  lastLook = undefined;
  isTold = false;
}

async function lookAtMain(): Promise<void> {
  const beat = Atomics.load(counter, 0);
  const look = await main.look(beat);
  if (look?.isDebugged) return rule.begin();
  if (look) rule.found(look.release);
  lastLook = look ?? lastLook;
  const { convicted } = rule;
  if (!convicted) return rule.isTooLong ? logStall() : undefined;
  const { milliseconds } = rule.silence;
  if (!(await main.end(beat, convicted))) return;
  tell({ milliseconds, release: convicted, isEnded: true });
  rule.begin();
  begin();
}

async function watch(): Promise<void> {
  const now = performance.now();
  const over = rule.heard(Atomics.load(counter, 0), now - lookedAt);
  lookedAt = now;
  if (over) tell({ milliseconds: over.milliseconds, release: over.suspect, isEnded: false });
  if (!rule.shouldLook) return begin();
  if (isBusy) return;
  isBusy = true;
  await lookAtMain();
  isBusy = false;
}

setInterval(() => void watch(), beatMs);
