import type { CanDeactivateFn } from '@angular/router';

/** A page that may hold what is not saved yet. */
export interface Leavable {
  mayLeave(): boolean | Promise<boolean>;
}

export const asksBeforeLeaving: CanDeactivateFn<Leavable> = (page) => page.mayLeave();
