import { Component, computed, inject, input, output } from '@angular/core';
import { Button, Countdown, Icon, MinuteClock } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ClaimView } from '../../../api.ts';

/** A warning comes this early, so that nobody is cut off within a sentence. */
const warnMs = 120_000;

/** How long the question is still the teacher's alone, and how to lengthen or end that. */
@Component({
  selector: 'qa-lease-bar',
  imports: [Button, Countdown, Icon, TranslocoPipe],
  template: `
    <div class="bar" [class.urgent]="isUrgent()">
      <span class="left">
        <span class="name">{{ 'question-answer.lease.left' | transloco }}</span>
        <fd-countdown [until]="claim().endsAt" [urgentSeconds]="120" [label]="'question-answer.lease.label' | transloco" (elapsed)="elapsed.emit()" />
      </span>
      <span class="words" role="status">
        @if (isUrgent()) { {{ (canRenew() ? 'question-answer.lease.urgent' : 'question-answer.lease.urgentLast') | transloco }} }
      </span>
      <button fdButton="tonal" type="button" [busy]="isRenewing()" [disabled]="isRenewing() || !canRenew()" (click)="renewed.emit()"><fd-icon name="timer" />{{ 'question-answer.lease.renew' | transloco }}</button>
      <button fdButton="text" type="button" [busy]="isGivingBack()" [disabled]="isGivingBack()" (click)="givenBack.emit()"><fd-icon name="undo" />{{ 'question-answer.lease.giveBack' | transloco }}</button>
    </div>
  `,
  styles: `
    .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 8px 10px 8px 18px; border-radius: var(--fd-radius); background: var(--mat-sys-surface-container-lowest); box-shadow: var(--fd-shadow-1); }
    .bar.urgent { background: var(--fd-caution); color: var(--fd-on-caution); }
    .left { display: inline-flex; align-items: center; gap: 10px; font-weight: 600; }
    .words { flex: 1 1 0; font-size: 0.92rem; }
    .urgent [fdButton='text'] { color: inherit; }
    .urgent fd-countdown { color: inherit; }
    @media (max-width: 599px) {
      .bar { padding: 4px 4px 4px 14px; gap: 0 4px; }
      .name { position: absolute; clip-path: inset(50%); }
      .words:not(:empty) { order: 5; flex-basis: 100%; padding-bottom: 6px; }
      .fd-button { padding-inline: 12px; }
      .left { margin-inline-end: auto; }
    }
  `,
})
export class LeaseBar {
  private readonly now = inject(MinuteClock).now;
  readonly claim = input.required<ClaimView>();
  readonly isRenewing = input(false);
  readonly isGivingBack = input(false);
  readonly renewed = output<void>();
  readonly givenBack = output<void>();
  readonly elapsed = output<void>();

  protected readonly isUrgent = computed(() => Date.parse(this.claim().endsAt) - this.now() <= warnMs);
  protected readonly canRenew = computed(() => {
    const { endsAt, renewableUntil } = this.claim();
    return renewableUntil === undefined || Date.parse(renewableUntil) > Date.parse(endsAt);
  });
}
