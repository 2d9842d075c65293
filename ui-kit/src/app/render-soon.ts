import { ApplicationRef, inject, Injectable } from '@angular/core';
import { nextTask } from './next-task.ts';

/**
 * Brings what has changed onto the page in a task of its own. Left to itself Angular does so in the browser's next
 * frame where that comes first, in one piece with the layout that follows from it.
 */
@Injectable({ providedIn: 'root' })
export class RenderSoon {
  private readonly app = inject(ApplicationRef);
  private pending: Promise<void> | undefined;

  /** Done once all that changed until now stands on the page. */
  run(): Promise<void> {
    this.pending ??= this.renderOnce();
    return this.pending;
  }

  private async renderOnce(): Promise<void> {
    await nextTask();
    this.pending = undefined;
    if (!this.app.destroyed) this.app.tick();
  }
}
