import { AsyncLocalStorage } from 'node:async_hooks';
import type { GuardedCall } from './guarded-call.ts';

/** Whose code runs: set while a plugin's does, in all that it starts, and not in what the platform does for it. */
const running = new AsyncLocalStorage<GuardedCall | undefined>();

/** The call of a plugin that the running code belongs to; undefined in the platform. */
export function currentCall(): GuardedCall | undefined {
  return running.getStore();
}

/**
 * Runs a plugin's code in the name of a call, in a tick of its own: nobody else's frames are on the stack if
 * it never ends. Node gives each tick its own context and ends it with it, which is cheaper than `run`.
 */
export function startAs(call: GuardedCall, work: () => void): void {
  process.nextTick(enter, call, work);
}

function enter(call: GuardedCall, work: () => void): void {
  running.enterWith(call);
  work();
}

/** Goes on in the name of a call, with what came for it from elsewhere: a message of a confined plugin. */
export function continueAs<T>(call: GuardedCall | undefined, work: () => T): T {
  return running.run(call, work);
}

/**
 * Does what a plugin asks of the platform, and hands the result over in a tick of its own. When an endless
 * loop is ended, V8 drops all promise jobs that wait behind it; ticks run when none is left, so what a
 * plugin does with the result can take no job of the platform with it.
 */
export function asPlatform<T>(work: () => Promise<T>): Promise<T> {
  const call = running.getStore();
  if (call === undefined) return work();
  call.enterPlatform();
  const result = running.run(undefined, work);
  return new Promise((resolve, reject) => {
    result.then(
      (value) => {
        call.leavePlatform();
        process.nextTick(resolve, value);
      },
      (error: unknown) => {
        call.leavePlatform();
        process.nextTick(reject, error);
      },
    );
  });
}
