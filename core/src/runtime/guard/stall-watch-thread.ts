import { MainThread } from './main-thread.ts';
import { StallRule } from './stall-rule.ts';
import { StallWatcher } from './stall-watcher.ts';

export interface WatchData {
  readonly beats: SharedArrayBuffer;
  readonly longestStallMs: number;
  readonly hook: string;
  /** Whether nothing is to be written to standard error. */
  readonly isSilent: boolean;
}

/** What the watch's thread runs, in which the three classes are declared. */
function watchMainThread(): void {
  const { Session } = process.getBuiltinModule('node:inspector');
  const { writeSync } = process.getBuiltinModule('node:fs');
  const { parentPort, workerData } = process.getBuiltinModule('node:worker_threads');
  const { beats, longestStallMs, hook, isSilent } = workerData as WatchData;
  const counter = new Int32Array(beats);
  const connect = () => {
    const session = new Session();
    session.connectToMainThread();
    return session;
  };
  const watcher = new StallWatcher({
    rule: new StallRule(longestStallMs),
    main: new MainThread(hook, connect),
    beats: () => Atomics.load(counter, 0),
    tell: (notice) => parentPort!.postMessage(notice),
    // In the form of the node's own log, which the main thread cannot write now.
    log: (line) => {
      const whole = { level: 50, time: Date.now(), ...line, msg: 'this node stands still; no plugin is to blame' };
      if (!isSilent) writeSync(2, `${JSON.stringify(whole)}\n`);
    },
  });
  let lookedAt = performance.now();
  setInterval(() => {
    const now = performance.now();
    void watcher.watch(now - lookedAt);
    lookedAt = now;
  }, StallRule.beatMs);
}

/**
 * The program of the watch's thread, as source: a thread that loads a file needs the loader of modules and,
 * in development, the stripper of types, and so 11 MB more.
 */
export function stallWatchProgram(): string {
  return [StallRule, MainThread, StallWatcher].map(String).join('\n') + `\n(${String(watchMainThread)})();`;
}
