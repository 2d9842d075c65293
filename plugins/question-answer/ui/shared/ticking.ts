import { DestroyRef, inject, signal, type Signal } from '@angular/core';
import { ServerClock } from '@fudao/ui-kit';

/** The server's time as a signal, for countdowns; it stops with the part that shows it. */
export function tickingClock(everyMs = 1_000): Signal<number> {
  const clock = inject(ServerClock);
  const now = signal(clock.now());
  const timer = setInterval(() => now.set(clock.now()), everyMs);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  return now.asReadonly();
}
