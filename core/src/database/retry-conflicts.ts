import { setTimeout as wait } from 'node:timers/promises';
import { TransactionConflict, unavailable } from './errors.ts';

const RETRIES = 5;
const FIRST_PAUSE_MS = 10;

/** Runs `attempt` again when another transaction was in its way; the random pause keeps two from meeting again. */
export async function retryConflicts<T>(attempt: () => Promise<T>): Promise<T> {
  for (let failed = 0; ; failed += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TransactionConflict)) throw error;
      if (failed === RETRIES) throw unavailable(error);
      await wait(Math.random() * FIRST_PAUSE_MS * 2 ** failed);
    }
  }
}
