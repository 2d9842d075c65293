import { setTimeout as wait } from 'node:timers/promises';

type Found<T> = T | false | undefined;

/**
 * Looks again and again until there is something, and gives it. Fails after `withinMs`; without that the
 * test's own limit ends a wait in vain, which is better wherever time is not what is tested.
 */
export async function until<T>(look: () => Found<T> | Promise<Found<T>>, withinMs = Infinity): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`It did not happen within ${withinMs} ms.`);
    await wait(10);
  }
}
