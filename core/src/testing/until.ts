import { setTimeout } from 'node:timers/promises';

/** Waits for what comes when it comes, on a slow machine too; the test's own limit ends a wait in vain. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setTimeout(5);
}
