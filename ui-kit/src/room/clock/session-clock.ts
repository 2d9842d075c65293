import { Component, computed, DestroyRef, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../icon/icon.ts';
import { formatRemaining } from '../../time/countdown.ts';
import { clockOffset, roomTime, type Warning } from './room-clock.ts';

/** Beginning and end of a room, and the server's clock as it was when they came; milliseconds since 1970. */
export interface RoomHours {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly serverNow: number;
}

/** The time that is left, by the server's clock. Warns at 5 minutes and at 1, to the eye and once to the ear. */
@Component({
  selector: 'fd-session-clock',
  imports: [Icon, TranslocoPipe],
  template: `
    <fd-icon name="timer" />
    <span role="timer" aria-live="off" [attr.aria-label]="('room.clock.' + time().phase | transloco) + ' ' + text()">{{ text() }}</span>
    <span class="fd-visually-hidden" role="status">
      @if (time().warning; as minutes) {
        {{ 'room.clock.warning' | transloco: { minutes } }}
      }
    </span>
  `,
  styles: `
    :host { display: inline-flex; align-items: center; gap: 4px; min-width: 5.2em; padding: 4px 12px 4px 8px; border-radius: 999px; font-weight: 600; font-variant-numeric: tabular-nums; }
    :host(.soon) { background: var(--fd-caution); color: var(--fd-on-caution); }
    :host(.last) { background: var(--mat-sys-error-container); color: var(--mat-sys-on-error-container); }
  `,
  host: { '[class.soon]': 'time().warning === 5', '[class.last]': 'time().warning === 1' },
})
export class SessionClock {
  readonly hours = input.required<RoomHours>();
  /** Once each, also for who comes in late. */
  readonly warned = output<Warning>();
  readonly elapsed = output<void>();
  private readonly now = signal(0);
  protected readonly time = computed(() => roomTime(this.hours(), this.now()));
  protected readonly text = computed(() => formatRemaining(this.time().remainingMs));
  private timer: ReturnType<typeof setTimeout> | undefined;
  private offset = 0;

  constructor() {
    effect(() => {
      const { serverNow } = this.hours();
      this.offset = clockOffset(serverNow, Date.now());
      untracked(() => this.tick());
    });
    const warning = computed(() => this.time().warning);
    effect(() => {
      const due = warning();
      if (due !== null) untracked(() => this.warned.emit(due));
    });
    const isOver = computed(() => this.now() > 0 && this.time().phase === 'over');
    effect(() => void (isOver() && untracked(() => this.elapsed.emit())));
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  private tick(): void {
    clearTimeout(this.timer);
    this.now.set(Date.now() + this.offset);
    if (this.time().phase === 'over') return;
    // Wakes at the next full second, and is right again after the device slept.
    this.timer = setTimeout(() => this.tick(), (this.time().remainingMs % 1_000) + 5);
  }
}
