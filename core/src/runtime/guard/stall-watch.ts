import { url as debuggerUrl } from 'node:inspector';
import { Worker } from 'node:worker_threads';
import type { Dispose, Log } from '@fudao/plugin-sdk';
import type { Guards } from './guards.ts';
import { InterruptedThread } from './interrupted-thread.ts';
import { StallRule } from './stall-rule.ts';
import { stallWatchProgram, type WatchData } from './stall-watch-thread.ts';
import type { StallNotice } from './stall-watcher.ts';

export interface StallWatchOptions {
  /** 0 switches it off. */
  readonly longestStallMs: number;
  readonly log: Log;
  readonly isSilent: boolean;
}

const hook = 'fudao.stall-watch';
/** It keeps next to nothing. */
const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 24 };

/**
 * Watches from another thread whether this one goes on, and ends the endless loop of a plugin. It stays out
 * where a debugger may be attached.
 */
export function startStallWatch(guards: Guards, { longestStallMs, log, isSilent }: StallWatchOptions): Dispose {
  if (longestStallMs === 0 || debuggerUrl() !== undefined) return () => undefined;
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counter = new Int32Array(beats);
  const heart = setInterval(() => Atomics.add(counter, 0, 1), StallRule.beatMs);
  heart.unref();
  const globals = globalThis as unknown as Record<symbol, unknown>;
  globals[Symbol.for(hook)] = new InterruptedThread(guards, counter);
  const workerData: WatchData = { beats, longestStallMs, hook, isSilent };
  const worker = new Worker(stallWatchProgram(), { eval: true, workerData, resourceLimits });
  worker.unref();
  worker.on('message', (notice: StallNotice) => guards.stalled({ ...notice, at: Date.now() }));
  worker.on('error', (error) => log.error({ err: error }, 'the watch over endless loops has stopped; restart this node'));
  return async () => {
    clearInterval(heart);
    await worker.terminate();
    delete globals[Symbol.for(hook)];
  };
}
