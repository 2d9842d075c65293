import { DestroyRef, inject, signal, type Signal } from '@angular/core';
import { ServerClock } from '@fudao/ui-kit';

/** The server's time, second by second, as long as the part that asked for it is shown. */
export function tickingClock(): Signal<number> {
  const clock = inject(ServerClock);
  const now = signal(clock.now());
  const timer = setInterval(() => now.set(clock.now()), 1_000);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  return now.asReadonly();
}
