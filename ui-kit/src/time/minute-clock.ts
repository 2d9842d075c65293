import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { ServerClock } from './server-clock.ts';

const everyMs = 20_000;

/** The time as a signal that goes on a few times a minute: "5 minutes ago" must not stand still. */
@Injectable({ providedIn: 'root' })
export class MinuteClock {
  private readonly clock = inject(ServerClock);
  private readonly time = signal(this.clock.now());
  readonly now = this.time.asReadonly();

  constructor() {
    const timer = setInterval(() => this.time.set(this.clock.now()), everyMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
