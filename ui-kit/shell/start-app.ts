import type { ApplicationConfig, Type } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { nextTask } from '../src/app/next-task.ts';

/** Starts an app once the task in which the browser read its script is over. */
export async function startApp(app: Type<unknown>, configure: () => ApplicationConfig): Promise<void> {
  await nextTask();
  await bootstrapApplication(app, configure());
}
