import { Component, computed, DestroyRef, effect, inject, input, output, signal, untracked } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import type { Moment } from './city-time.ts';
import { ServerClock } from './server-clock.ts';

/** "12:05", from an hour on "1:02:05". */
export function formatRemaining(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** The time left until a moment, by the server's clock. `<fd-countdown [until]="lease.endsAt" (ended)="…" />` */
@Component({
  selector: 'fd-countdown',
  imports: [Icon],
  template: `<fd-icon name="timer" /><span role="timer" [attr.aria-label]="label() || null">{{ text() }}</span>`,
  styles: `
    :host { display: inline-flex; align-items: center; gap: 4px; font-variant-numeric: tabular-nums; }
    :host(.urgent) { color: var(--mat-sys-error); font-weight: 650; }
    fd-icon { font-size: 0.8em; }
  `,
  host: { '[class.urgent]': 'isUrgent()' },
})
export class Countdown {
  private readonly clock = inject(ServerClock);
  readonly until = input.required<Moment>();
  /** What the time is for, read aloud with it. */
  readonly label = input('');
  /** From here on it is shown as urgent. */
  readonly urgentSeconds = input(120);
  readonly ended = output<void>();
  private readonly remaining = signal(0);
  protected readonly text = computed(() => formatRemaining(this.remaining()));
  protected readonly isUrgent = computed(() => this.remaining() <= this.urgentSeconds() * 1000);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const until = new Date(this.until()).getTime();
      untracked(() => this.tick(until));
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  private tick(until: number): void {
    clearTimeout(this.timer);
    const remaining = until - this.clock.now();
    this.remaining.set(Math.max(0, remaining));
    if (remaining <= 0) return this.ended.emit();
    // Wakes at the next full second, and is right again after a device slept.
    this.timer = setTimeout(() => this.tick(until), (remaining % 1000) + 5);
  }
}
