import { setTimeout as wait } from 'node:timers/promises';

/** Looks again and again until there is something, and gives it; fails where it does not come in time. */
export async function untilFound<T>(look: () => Promise<T | undefined>, withinMs: number): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`It did not happen within ${withinMs} ms.`);
    await wait(50);
  }
}
