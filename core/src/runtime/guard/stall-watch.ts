import { url as debuggerUrl } from 'node:inspector';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getCallSites } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Dispose, Log } from '@fudao/plugin-sdk';
import { projectRoot } from '../config.ts';
import { blame } from './blame.ts';
import { currentCall } from './boundary.ts';
import { clearAsyncStack } from './clear-async-stack.ts';
import { releaseKey, type Guards } from './guards.ts';
import type { ReleaseGuard } from './release-guard.ts';
import { beatMs } from './stall-rule.ts';

/** What the watch finds when it interrupts the main thread. */
export interface Look {
  readonly release: string | undefined;
  readonly stack: readonly string[];
  readonly isDebugged: boolean;
}

export interface WatchData {
  readonly beats: SharedArrayBuffer;
  readonly longestStallMs: number;
  /** Key of the global symbol by which the watch reaches the main thread. */
  readonly hook: string;
  readonly isSilent: boolean;
}

/** What the watch tells the main thread when that can hear again. */
export interface StallNotice {
  readonly milliseconds: number;
  readonly release: string | undefined;
  readonly isEnded: boolean;
}

export interface StallWatchOptions {
  /** 0 switches it off. */
  readonly longestStallMs: number;
  readonly log: Log;
  /** Whether it may write to standard error by itself. */
  readonly isSilent?: boolean;
}

const hook = 'fudao.stall-watch';
const hookSymbol = Symbol.for(hook);
const workerFile = new URL(`./stall-watch-worker${extname(import.meta.url)}`, import.meta.url);
const platformFolder = join(projectRoot, 'core');
const deepestFrames = 200;
const shownFrames = 12;

type Globals = Record<symbol, unknown>;

/**
 * Answers the watch, in the middle of whatever the main thread does. A question that comes too late, after
 * another beat, is not answered: it was meant for something that is over.
 */
class InterruptedThread {
  readonly #guards: Guards;
  readonly #counter: Int32Array;

  constructor(guards: Guards, counter: Int32Array) {
    this.#guards = guards;
    this.#counter = counter;
  }

  look(beats: number): Look | undefined {
    if (beats !== this.#counter[0]) return undefined;
    const frames = framesOf();
    const call = currentCall();
    const guards = this.#guards.all();
    const places = guards.flatMap(({ owner, folder }) => (folder ? [{ release: releaseKey(owner), folder }] : []));
    const release = blame(frames.map(({ file }) => file), call && releaseKey(call.keeper.owner), places, platformFolder);
    const stack = frames.slice(0, shownFrames).map(({ file, line, name }) => `${name} ${file}:${line}`);
    return { release, stack, isDebugged: debuggerUrl() !== undefined };
  }

  /** Whether it still runs the code of that release: it is ended in a moment. */
  end(beats: number, release: string): boolean {
    const found = this.look(beats);
    const guard = this.#guardOf(release);
    if (found?.release !== release || !guard) return false;
    const call = currentCall();
    clearAsyncStack();
    setTimeout(() => guard.loopEnded(call?.keeper === guard ? call : undefined, found.stack), 0);
    return true;
  }

  #guardOf(release: string): ReleaseGuard | undefined {
    return this.#guards.all().find(({ owner }) => releaseKey(owner) === release);
  }
}

interface Frame {
  file: string;
  line: number;
  name: string;
}

/** Of what was interrupted: without our own frames, and without source maps, which would take their time. */
function framesOf(): Frame[] {
  const sites = getCallSites(deepestFrames, { sourceMap: false });
  const interruption = sites.findIndex(({ scriptName }) => scriptName === '');
  return sites.slice(interruption + 1).map(({ scriptName, lineNumber, functionName }) => ({
    file: scriptName.startsWith('file:') ? fileURLToPath(scriptName.replace(/[?#].*$/, '')) : scriptName,
    line: lineNumber,
    name: functionName || 'anonymous',
  }));
}

/**
 * Watches from another thread whether this one goes on, and ends the endless loop of a plugin. It stays out
 * where a debugger is attached: then somebody holds the thread on purpose.
 */
export function startStallWatch(guards: Guards, { longestStallMs, log, isSilent = false }: StallWatchOptions): Dispose {
  if (longestStallMs === 0 || debuggerUrl() !== undefined) return () => undefined;
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counter = new Int32Array(beats);
  const heart = setInterval(() => Atomics.add(counter, 0, 1), beatMs);
  heart.unref();
  (globalThis as Globals)[hookSymbol] = new InterruptedThread(guards, counter);
  const data: WatchData = { beats, longestStallMs, hook, isSilent };
  const worker = new Worker(workerFile, { workerData: data });
  worker.unref();
  worker.on('message', (notice: StallNotice) => guards.stalled({ ...notice, at: Date.now() }));
  worker.on('error', (error) => log.error({ err: error }, 'the watch over endless loops has stopped; restart this node'));
  return async () => {
    clearInterval(heart);
    await worker.terminate();
    delete (globalThis as Globals)[hookSymbol];
  };
}
