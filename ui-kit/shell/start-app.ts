import type { ApplicationConfig, Type } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { nextTask } from '../src/app/next-task.ts';

/**
 * Starts an app once the task in which the browser read its script is over. The script's own start has ended before
 * the wait begins: what is asked of the browser in its midst, the browser's tools note with the place in the script,
 * and for that read all of it once more.
 */
export async function startApp(app: Type<unknown>, configure: () => ApplicationConfig): Promise<void> {
  await Promise.resolve();
  await nextTask();
  await bootstrapApplication(app, configure());
}
