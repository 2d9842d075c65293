import { Injectable } from '@angular/core';

/** Moves the focus to a new page's heading, but not on the first page: there the browser begins by itself. */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  private hasArrived = false;

  arrive(heading: HTMLElement): void {
    if (this.hasArrived) heading.focus({ preventScroll: true });
    this.hasArrived = true;
  }
}
