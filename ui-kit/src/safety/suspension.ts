import { computed, inject, Injectable, signal } from '@angular/core';
import { Refusals } from '../api/refusals.ts';
import { MinuteClock } from '../time/minute-clock.ts';

/** The refusal that every request of a suspended person meets, but for the own account. */
export const suspendedCode = 'SAFETY_SUSPENDED';

interface Known {
  /** Milliseconds since 1970; null without an end. */
  readonly until: number | null;
}

/** Whether the person may use the platform; learned from a refusal, or from the line that was cut. */
@Injectable({ providedIn: 'root' })
export class Suspension {
  private readonly clock = inject(MinuteClock);
  private readonly known = signal<Known | null>(null);

  readonly isOn = computed(() => {
    const known = this.known();
    return known !== null && (known.until === null || this.clock.now() < known.until);
  });

  constructor() {
    inject(Refusals).seen.subscribe(({ code, details }) => code === suspendedCode && this.begin(details));
  }

  /** @param details what came with the refusal */
  begin(details: Readonly<Record<string, unknown>>): void {
    const { until } = details;
    this.known.set({ until: typeof until === 'number' ? until : null });
  }

  end(): void {
    this.known.set(null);
  }
}
