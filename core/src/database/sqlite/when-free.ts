import { setTimeout as wait } from 'node:timers/promises';
import { unavailable } from '../errors.ts';
import { isBusy, translateSqliteError } from './translate-sqlite-error.ts';

const PATIENCE_MS = 5_000;
const LONGEST_PAUSE_MS = 50;

/** Tries until no other process holds the lock, without holding up this one meanwhile. */
export async function whenFree<T>(work: () => T, patienceMs = PATIENCE_MS): Promise<T> {
  const end = Date.now() + patienceMs;
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error)) throw translateSqliteError(error);
      if (Date.now() > end) throw unavailable(error);
      await wait(pauseMs);
    }
  }
}
