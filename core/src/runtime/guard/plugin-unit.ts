import { commonErrors } from '@fudao/plugin-sdk';
import { startAs } from './boundary.ts';
import type { GuardedCall } from './guarded-call.ts';
import { asLogged } from './logged-refusal.ts';

/** The embedded database has one writer: whoever holds it longer holds up everybody. */
export const longestUnitMs = 10_000;

/** Resolves as `work` does, unless its time is over or its call is given up before. */
function whileWaitedFor<T>(call: GuardedCall, work: (succeed: (value: T) => void, fail: (reason: unknown) => void) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => fail(commonErrors.TIMED_OUT()), longestUnitMs);
    const end = () => {
      clearTimeout(timer);
      forget();
    };
    const succeed = (value: T) => {
      end();
      resolve(value);
    };
    const fail = (reason: unknown) => {
      end();
      reject(reason);
    };
    const forget = call.onGivenUp(fail);
    work(succeed, fail);
  });
}

/**
 * Runs a plugin's part of a transaction. It is rejected, so that the database undoes it, when it takes too
 * long or when its call is given up: a handler that never ends must not keep rows, or all of them, locked.
 */
export async function runUnit<T>(call: GuardedCall, unit: () => Promise<T>): Promise<T> {
  call.leavePlatform();
  try {
    return await whileWaitedFor<T>(call, (succeed, fail) => {
      startAs(call, () => void (async () => unit())().then(succeed, fail));
    });
  } finally {
    call.enterPlatform();
  }
}

/** @throws FUDAO_TIMED_OUT where nobody waits for the call any longer, and its caller was told that it failed */
export function refuseIfGivenUp(call: GuardedCall | undefined): void {
  if (call?.state === 'given up' || call?.state === 'late') throw asLogged(commonErrors.TIMED_OUT());
}
