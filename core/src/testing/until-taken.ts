import { setTimeout as wait } from 'node:timers/promises';
import { FudaoError } from '@fudao/plugin-sdk';

/** As the outbox and an app do it: what was refused for the moment is asked again. */
export async function untilTaken<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof FudaoError) || !error.spec.retryable) throw error;
      await wait(50 + Math.random() * 200);
    }
  }
}
