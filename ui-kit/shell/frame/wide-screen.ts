import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** The width from which the navigation stands at the side, as in the frame's styles. */
const query = '(min-width: 900px)';

/** Whether there is room for the navigation at the side; on other screens it is a bar below. */
@Injectable({ providedIn: 'root' })
export class WideScreen {
  private readonly media = inject(DOCUMENT).defaultView!.matchMedia(query);
  private readonly matches = signal(this.media.matches);
  readonly isWide = this.matches.asReadonly();

  constructor() {
    const follow = () => this.matches.set(this.media.matches);
    this.media.addEventListener('change', follow);
    inject(DestroyRef).onDestroy(() => this.media.removeEventListener('change', follow));
  }
}
